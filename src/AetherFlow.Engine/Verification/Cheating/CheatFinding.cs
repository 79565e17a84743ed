using System.Globalization;

namespace AetherFlow.Engine.Verification;

/// <summary>An edit that makes a check pass without making the work right.</summary>
public sealed record CheatFinding
{
    /// <summary>One of <see cref="CheatCodes"/>.</summary>
    public required string Code { get; init; }

    public required string Path { get; init; }

    /// <summary>From 1: of the text after the edit, or, where something is gone, of the one before.</summary>
    public required int Line { get; init; }

    /// <summary>What was done, with the values.</summary>
    public required string Message { get; init; }

    /// <summary>What to do instead.</summary>
    public required string Hint { get; init; }

    /// <summary>It can be right, and only a person can tell; it is refused where no person looks at it.</summary>
    public bool IsSuspicion { get; init; }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Path}:{Line}: {Message} {Hint} [{Code}]");
}
