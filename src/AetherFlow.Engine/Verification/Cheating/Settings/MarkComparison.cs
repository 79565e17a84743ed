using System.Text.RegularExpressions;

namespace AetherFlow.Engine.Verification;

/// <summary>Finds marks that a change brings, or takes away; one that only moved with its code is none.</summary>
internal static class MarkComparison
{
    private static readonly Mark[] All = [.. TestMarks.All, .. SourceMarks.All, .. SettingMarks.All];

    public static IEnumerable<CheatFinding> Find(IReadOnlyList<FileEdit> files, TestComparison tests) =>
        from mark in All
        from file in files
        where mark.Applies(file)
        from finding in mark.IsRemoval ? Removed(mark, file, files) : Added(mark, file, files, tests)
        select finding;

    private static IEnumerable<CheatFinding> Added(Mark mark, FileEdit file, IReadOnlyList<FileEdit> files, TestComparison tests)
    {
        // Code that comes from a file that is gone brings its marks with it.
        var known = new List<string>(Values(mark, file.Before));
        foreach (var gone in files.Where(f => f.IsGone && f != file)) known.AddRange(Values(mark, gone.Before));
        var linesBefore = file.Before.Text.Split('\n').Select(l => l.Trim()).ToHashSet(StringComparer.Ordinal);
        var matches = Matches(mark, file.After).OrderByDescending(m => linesBefore.Contains(LineAt(file.After.Text, Start(m)))).ToList();
        foreach (var match in matches.Where(m => !known.Remove(Value(m))))
        {
            if (mark.OfTests && tests.IsInNewTest(file, Start(match))) continue;
            var at = Start(match);
            yield return Finding(mark, file, file.After.LineOf(at), LineAt(file.After.Text, at), file.IsNew);
        }
    }

    private static IEnumerable<CheatFinding> Removed(Mark mark, FileEdit file, IReadOnlyList<FileEdit> files)
    {
        var left = Values(mark, file.After).Concat(files.Where(f => f.IsNew).SelectMany(f => Values(mark, f.After))).ToList();
        foreach (var at in Matches(mark, file.Before).Where(m => !left.Remove(Value(m))).Select(Start))
            yield return Finding(mark, file, file.Before.LineOf(at), LineAt(file.Before.Text, at) + " is gone", file.IsGone);
    }

    private static IEnumerable<Match> Matches(Mark mark, MaskedText text) =>
        mark.Pattern.Matches(mark.InCode ? text.Code : text.Text).Where(m => !mark.OutsideStrings || !text.IsInString(Start(m)));

    private static IEnumerable<string> Values(Mark mark, MaskedText text) => Matches(mark, text).Select(Value);

    private static string Value(Match match) => string.Concat(match.Value.Where(c => !char.IsWhiteSpace(c)));

    /// <summary>A pattern may begin with the white space or the line end before.</summary>
    private static int Start(Match match) => match.Index + match.Length - match.Value.TrimStart().Length;

    private static string LineAt(string text, int position)
    {
        var start = position == 0 ? 0 : text.LastIndexOf('\n', position - 1) + 1;
        var end = text.IndexOf('\n', position);
        return text[start..(end < 0 ? text.Length : end)].Trim();
    }

    private static CheatFinding Finding(Mark mark, FileEdit file, int line, string text, bool isSuspicion) => new()
    {
        Code = mark.Code,
        Path = file.Path,
        Line = line,
        Message = $"{char.ToUpperInvariant(mark.What[0])}{mark.What[1..]}: {(text.Length <= 120 ? text : text[..119] + "…")}.",
        Hint = mark.Hint,
        IsSuspicion = isSuspicion,
    };
}
