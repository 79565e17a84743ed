namespace AetherFlow.Bench.Edits.Rivals;

/// <summary>The first place where all lines are equal; else without blanks at their ends; else trimmed; else with plain punctuation.</summary>
internal static class CodexLadder
{
    private static readonly Func<string, string>[] Forms = [line => line, line => line.TrimEnd(), line => line.Trim(), line => Plain(line.Trim())];

    public static string? Replace(string text, string search, string replace)
    {
        var (lines, wanted) = (RivalLines.Of(text), search.Split('\n').ToList());
        foreach (var form in Forms)
        {
            foreach (var at in RivalLines.Places(lines, wanted, form)) return RivalLines.Put(lines, at, wanted.Count, replace.Length == 0 ? [] : replace.Split('\n'));
        }

        return null;
    }

    private static string Plain(string line) => string.Concat(line.Select(c => c switch
    {
        >= '\u2010' and <= '\u2015' or '\u2212' => '-',
        >= '\u2018' and <= '\u201B' => '\'',
        >= '\u201C' and <= '\u201F' => '"',
        '\u00A0' or (>= '\u2002' and <= '\u200A') or '\u202F' or '\u205F' or '\u3000' => ' ',
        _ => c,
    }));
}
