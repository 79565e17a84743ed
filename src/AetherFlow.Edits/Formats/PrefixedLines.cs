using System.Collections.Immutable;

namespace AetherFlow.Edits;

/// <summary>Gathers a hunk from lines that begin with a space, a plus or a minus, as unified diffs and V4A patches have them.</summary>
internal sealed class PrefixedLines(EditFormat format, int line)
{
    private readonly List<string> _search = [];
    private readonly List<string> _replace = [];

    /// <summary>Empty lines at the end that have lost their space: blank context, or only a gap before what follows.</summary>
    private int _loose;

    public bool Changes { get; private set; }

    /// <summary>False for a line that belongs to no hunk.</summary>
    public bool Add(string text)
    {
        var loose = text.Length == 0;
        if (!loose && text[0] is not (' ' or '+' or '-')) return false;
        var content = loose ? "" : text[1..];
        if (loose || text[0] != '+') _search.Add(content);
        if (loose || text[0] != '-') _replace.Add(content);
        Changes |= !loose && text[0] is '+' or '-';
        _loose = loose ? _loose + 1 : 0;
        return true;
    }

    public Hunk Build(ImmutableArray<string> anchors, bool atEnd) => new()
    {
        Format = format,
        Line = line,
        Search = [.. _search.SkipLast(_loose)],
        Replace = [.. _replace.SkipLast(_loose)],
        Anchors = anchors,
        AtEnd = atEnd,
    };
}
