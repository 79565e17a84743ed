namespace AetherFlow.Edits;

/// <summary>
/// A piece of text that marks whole lines. In one line, the line contains it; over several, the first line ends with its
/// first, the middle ones are equal and the last begins with its last. White space at the end of lines does not count.
/// </summary>
internal sealed class PatchMarker
{
    private const int LongestShown = 80;

    private readonly List<string> _lines;

    private PatchMarker(List<string> lines) => _lines = lines;

    public bool IsEmpty => _lines.Count == 0;

    public int Height => _lines.Count;

    /// <summary>The first line that says something.</summary>
    public string FirstLine => _lines.Find(line => line.Length > 0) ?? "";

    /// <summary>Reads a marker, without blank lines at its ends.</summary>
    public static PatchMarker Read(string text)
    {
        var lines = TextLines.Split(text).ConvertAll(line => line.TrimEnd());
        var region = new Region(0, lines.Count).Trim(lines);
        return new PatchMarker(lines.GetRange(region.From, region.To - region.From));
    }

    public bool IsAt(List<string> lines, int at)
    {
        if (at + Height > lines.Count) return false;
        if (Height == 1) return lines[at].Contains(_lines[0], StringComparison.Ordinal);
        if (!TrimmedEnd(lines[at]).EndsWith(_lines[0], StringComparison.Ordinal)) return false;
        for (var i = 1; i < Height - 1; i++)
        {
            if (!TrimmedEnd(lines[at + i]).SequenceEqual(_lines[i])) return false;
        }

        return lines[at + Height - 1].StartsWith(_lines[^1], StringComparison.Ordinal);
    }

    /// <summary>Whether a marker of one line stands in this line at or behind a position.</summary>
    public bool IsWithin(string line, int from) => Height == 1 && line.IndexOf(_lines[0], from, StringComparison.Ordinal) >= 0;

    /// <summary>Where the marker's last line ends within the line that it marks.</summary>
    public int EndIn(string line)
    {
        var at = Height == 1 ? line.IndexOf(_lines[0], StringComparison.Ordinal) : 0;
        return Math.Min(line.Length, at + _lines[^1].Length);
    }

    public string Show() => Shorten(FirstLine.Trim()) + (Height > 1 ? " …" : "");

    public static string Shorten(string line) => line.Length <= LongestShown ? line : line[..LongestShown] + "…";

    private static ReadOnlySpan<char> TrimmedEnd(string line) => line.AsSpan().TrimEnd();
}
