using System.Text.Json;

namespace AetherFlow.Bench.Edits.Corpus;

/// <summary>A way in which models get an edit wrong.</summary>
/// <param name="Name">For tables.</param>
/// <param name="Make">Null where the edit has nothing to get wrong in this way.</param>
internal sealed record Mutation(string Name, Func<EditCase, EditCase?> Make)
{
    private const int ShortestElision = 2;
    private const int KeptBesideElision = 2;

    public static readonly IReadOnlyList<Mutation> All =
    [
        new("none", c => c),
        new("trailing blanks in SEARCH", c => c with { Search = [.. c.Search.Select((line, i) => line.Length > 0 && i % 2 == 0 ? line + "  " : line)] }),
        new("tabs for spaces", TabsForSpaces),
        new("indentation shifted", Shifted),
        new("file in CRLF", c => c with { LineEnd = "\r\n" }),
        new("typographic quotes", Typographic),
        new("blank line missing in SEARCH", WithoutBlankLine),
        new("lines left out (`...`)", Elided),
        new("fence inside the block", c => c with { Search = ["```python", .. c.Search, "```"], Replace = ["```python", .. c.Replace, "```"] }),
        new("another file named", c => c with { IsMisnamed = true }),
        new("block given twice", c => c with { Times = 2 }),
        new("escaped as JSON", Escaped),
        new("last line of SEARCH cut", CutShort),
    ];

    private static EditCase? TabsForSpaces(EditCase c) => c.Search.Any(line => line.StartsWith("    ", StringComparison.Ordinal))
        ? c with { Search = [.. c.Search.Select(Tabs)], Replace = [.. c.Replace.Select(Tabs)] }
        : null;

    private static string Tabs(string line)
    {
        var steps = (line.Length - line.TrimStart(' ').Length) / 4;
        return new string('\t', steps) + line[(steps * 4)..];
    }

    /// <summary>To the left where there is room for it on both sides, else four to the right.</summary>
    private static EditCase? Shifted(EditCase c)
    {
        var room = c.Search.Concat(c.Replace).Where(line => line.Trim().Length > 0).Min(line => line.Length - line.TrimStart(' ').Length);
        string Shift(string line) => line.Trim().Length == 0 ? line : room > 0 ? line[room..] : "    " + line;
        return c with { Search = [.. c.Search.Select(Shift)], Replace = [.. c.Replace.Select(Shift)] };
    }

    private static EditCase? Typographic(EditCase c)
    {
        static string Curl(string line) => line.Replace('\'', '’').Replace('"', '”').Replace(" - ", " – ", StringComparison.Ordinal);
        return c.Search.Any(line => Curl(line) != line) ? c with { Search = [.. c.Search.Select(Curl)], Replace = [.. c.Replace.Select(Curl)] } : null;
    }

    private static EditCase? WithoutBlankLine(EditCase c)
    {
        var solid = Enumerable.Range(0, c.Search.Count).Where(i => c.Search[i].Trim().Length > 0).ToList();
        var blank = Enumerable.Range(solid[0], solid[^1] - solid[0]).Where(i => c.Search[i].Trim().Length == 0).Take(1).ToList();
        return blank is [var at] ? c with { Search = [.. c.Search.Take(at), .. c.Search.Skip(at + 1)] } : null;
    }

    /// <summary>Of the lines with which both sides begin all but the first two and the last two are left out.</summary>
    private static EditCase? Elided(EditCase c)
    {
        var same = c.Search.Zip(c.Replace).TakeWhile(pair => pair.First == pair.Second).Count();
        var end = Math.Min(same, c.Search.Count - 1);
        if (end - (2 * KeptBesideElision) < ShortestElision) return null;
        IReadOnlyList<string> Without(IReadOnlyList<string> lines) => [.. lines.Take(KeptBesideElision), "...", .. lines.Skip(end - KeptBesideElision)];
        return c with { Search = Without(c.Search), Replace = Without(c.Replace) };
    }

    private static EditCase? Escaped(EditCase c)
    {
        static IReadOnlyList<string> Escape(IReadOnlyList<string> lines) => [JsonSerializer.Serialize(string.Join('\n', lines), Relaxed)[1..^1]];
        return c.Search.Count > 1 ? c with { Search = Escape(c.Search), Replace = c.Replace.Count == 0 ? [] : Escape(c.Replace) } : null;
    }

    private static EditCase? CutShort(EditCase c)
    {
        var line = c.Search[^1].TrimEnd();
        var body = line.TrimStart().Length;
        return c.Search.Count > 1 && body > 3 ? c with { Search = [.. c.Search.SkipLast(1), line[..(line.Length - (body / 2))]] } : null;
    }

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
