using System.Text.Json;

namespace AetherFlow.Plans;

/// <summary>
/// Names one place in one file: by a marker, by the first and last line of a section, or by a line number.
/// Exactly one of the three ways is used.
/// </summary>
public sealed record PatchBlock
{
    public required PatchPosition Position { get; init; }

    /// <summary>Text to find; may span several lines.</summary>
    public string? Marker { get; init; }

    /// <summary>Text in the first line of a section that ends with <see cref="MarkerEnd"/>; both may span several lines.</summary>
    public string? MarkerStart { get; init; }

    public string? MarkerEnd { get; init; }

    /// <summary>1-based.</summary>
    public int? Line { get; init; }

    /// <summary>Whether nothing is to be done where the fragment is already there. Default false.</summary>
    public bool Idempotent { get; init; }

    /// <summary>The file to patch, where the step's files do not say it.</summary>
    public string? TargetFile { get; init; }

    /// <summary>Keys that this version does not know, in file order.</summary>
    public IReadOnlyDictionary<string, JsonElement> Extra { get; init; } = Keys.None;
}
