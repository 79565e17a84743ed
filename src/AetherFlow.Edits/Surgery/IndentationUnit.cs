namespace AetherFlow.Edits;

/// <summary>Finds how deep one level of indentation is in a text.</summary>
internal static class IndentationUnit
{
    /// <summary>What most members have more than the type they stand in; without such, what most lines have more than the line before that opens them.</summary>
    public static string Of(string text, Outline outline)
    {
        // What stands in a function may stand in a block of it, and so deeper than one level.
        var steps = outline.All()
            .Where(outer => outer.Kind == MemberKind.Namespace || MemberWords.IsType(outer.Kind))
            .SelectMany(outer => outer.Members.Select(inner => Step(outer.Indentation, inner.Indentation)))
            .OfType<string>()
            .ToList();
        return MostUsed(steps) ?? OfCode(text, outline.Language) ?? Default(outline.Language);
    }

    /// <summary>As <see cref="OfLines"/>, without the lines of strings and comments, which are indented for other reasons.</summary>
    public static string? OfCode(string text, SourceLanguage language)
    {
        var others = SourceWords.Of(language, text).Where(word => word.Kind is SourceWordKind.Literal or SourceWordKind.Comment or SourceWordKind.Prose).ToList();
        var lines = new List<string>();
        var (start, at) = (0, 0);
        foreach (var line in TextLines.SplitKeepingEnds(text))
        {
            var first = start + Leading(line).Length;
            while (at < others.Count && others[at].Span.End <= first) at++;
            if (at >= others.Count || others[at].Span.Start > first) lines.Add(line);
            start += line.Length;
        }

        return OfLines(lines);
    }

    /// <summary>What opened lines are indented by; null where no line tells.</summary>
    public static string? OfLines(IReadOnlyList<string> lines)
    {
        var steps = new List<string>();
        var last = "";
        foreach (var line in lines.Where(line => !string.IsNullOrWhiteSpace(line)))
        {
            if (last.TrimEnd() is { Length: > 0 } opened && opened[^1] is '{' or ':' && Step(Leading(last), Leading(line)) is { } step) steps.Add(step);
            last = line;
        }

        return MostUsed(steps);
    }

    public static string Leading(string line) => line[..(line.Length - line.TrimStart(' ', '\t').Length)];

    private static string Default(SourceLanguage language) => language is SourceLanguage.CSharp or SourceLanguage.Python ? "    " : "  ";

    private static string? Step(string outer, string inner) =>
        inner.Length > outer.Length && inner.StartsWith(outer, StringComparison.Ordinal) && IsUniform(inner[outer.Length..]) ? inner[outer.Length..] : null;

    private static bool IsUniform(string step) => step == "\t" || step.All(sign => sign == ' ');

    private static string? MostUsed(List<string> steps) =>
        steps.GroupBy(step => step).OrderByDescending(group => group.Count()).ThenBy(group => group.Key.Length).FirstOrDefault()?.Key;
}
