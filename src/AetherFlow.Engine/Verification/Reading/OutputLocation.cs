using System.Globalization;

namespace AetherFlow.Engine.Verification;

/// <summary>A place in a file of the workspace that an output names.</summary>
public sealed record OutputLocation
{
    /// <summary>Relative to the workspace, with slashes; the file exists.</summary>
    public required string Path { get; init; }

    /// <summary>From 1; null where only the file is named.</summary>
    public int? Line { get; init; }

    /// <summary>From 1, as the tool counts.</summary>
    public int? Column { get; init; }

    /// <summary>What is said of it, on one line; empty where nothing is.</summary>
    public required string Message { get; init; }

    public required LocationSeverity Severity { get; init; }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Path}{(Line is null ? "" : ":")}{Line}{(Column is null ? "" : ":")}{Column}{(Message.Length == 0 ? "" : ": ")}{Message}");
}
