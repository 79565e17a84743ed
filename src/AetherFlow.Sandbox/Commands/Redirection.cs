namespace AetherFlow.Sandbox;

/// <summary>Where a stream of a command comes from or goes to.</summary>
public sealed record Redirection
{
    /// <summary>The number written before the operator; null: the operator's own (0 for reading, 1 for writing).</summary>
    public int? Descriptor { get; init; }

    public required RedirectionKind Kind { get; init; }

    /// <summary>A path, a descriptor, the text of a here-string, or the delimiter of a here-document.</summary>
    public required Word Target { get; init; }

    /// <summary>Of a here-document: its lines, without expansions where the delimiter is quoted.</summary>
    public Word? Body { get; internal set; }

    /// <summary>
    /// It joins two of a program's own streams (<c>2>&amp;1</c>) or leads to or from <c>/dev/null</c>, so no file is
    /// touched and every shell means the same.
    /// </summary>
    public bool IsHarmless => Descriptor is null or 0 or 1 or 2 && Target is { IsPosix: true, Literal: { } target } && Kind switch
    {
        RedirectionKind.Duplicate => target is "1" or "2",
        RedirectionKind.Read or RedirectionKind.Write or RedirectionKind.Append => target == "/dev/null",
        _ => false,
    };
}
