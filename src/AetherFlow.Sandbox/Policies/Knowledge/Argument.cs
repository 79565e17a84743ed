using System.Collections.Immutable;

namespace AetherFlow.Sandbox;

/// <summary>One argument of a program, as its table reads it.</summary>
/// <param name="Kind">What sort of argument it is.</param>
/// <param name="Text">The option's name, or the operand; null: not known before it runs.</param>
/// <param name="Index">Of the first word that belongs to it.</param>
internal sealed record Argument(ArgumentKind Kind, string? Text, int Index)
{
    public OptionRole Role { get; init; }

    /// <summary>Of an option: written to it or behind it; null: there is none, or it is not known.</summary>
    public string? Value { get; init; }

    /// <summary>The full name that a shortened option stands for.</summary>
    public string? FullName { get; init; }

    /// <summary>The words of a command within the arguments.</summary>
    public ImmutableArray<string?> Words { get; init; } = [];
}
