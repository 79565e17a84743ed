namespace AetherFlow.Edits;

/// <summary>
/// Where to put a fragment: at a marker, at a range from one marker to another, or at a line; exactly one of the three.
/// A marker may span several lines.
/// </summary>
public sealed record PatchInstruction
{
    public required PatchPlace Place { get; init; }

    public string? Marker { get; init; }

    public string? MarkerStart { get; init; }

    public string? MarkerEnd { get; init; }

    /// <summary>Counts from 1.</summary>
    public int? Line { get; init; }

    /// <summary>Whether a fragment that already stands at its place is success.</summary>
    public bool Idempotent { get; init; }
}
