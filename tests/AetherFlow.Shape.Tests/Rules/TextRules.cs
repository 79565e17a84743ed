using System.Text.RegularExpressions;
using AetherFlow.Shape.Tests.Reading;

namespace AetherFlow.Shape.Tests.Rules;

/// <summary>What is written here can be read anywhere, and the words for the model are complete.</summary>
internal static partial class TextRules
{
    /// <summary>A path of the machine that something was written on, or a document that the repository does not have.</summary>
    public static IEnumerable<Violation> OfOnePlace(SourceFile file, Func<string, bool> exists) =>
        from match in Place().Matches(file.Text).Concat(Document().Matches(file.Text).Where(m => !exists(m.Value)))
        select new Violation(file.Path, file.LineOf(match.Index), $"nobody else has {match.Value.Trim()}", "Name a file of this repository, or say what stands there.");

    /// <summary>Placeholders that no code fills.</summary>
    public static IEnumerable<Violation> UnknownPlaceholder(SourceFile template, IEnumerable<SourceFile> engine)
    {
        var given = engine.SelectMany(f => GivenValue().Matches(f.Text)).Select(m => m.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        return from match in Placeholder().Matches(template.Text)
               where !given.Contains(match.Groups["name"].Value)
               select new Violation(template.Path, template.LineOf(match.Index), $"no code gives a value for {match.Value}", "Give it one where the template is rendered, or take it out.");
    }

    public static IEnumerable<Violation> UnusedTemplate(SourceFile template, IEnumerable<SourceFile> engine)
    {
        if (!engine.Any(f => f.Text.Contains($"\"{template.Name}\"", StringComparison.Ordinal)))
            yield return new Violation(template.Path, 1, "no code names this template", "Remove it, or render it.");
    }

    /// <summary>Files that a document names and nobody finds.</summary>
    public static IEnumerable<Violation> DeadMention(SourceFile document, IReadOnlyCollection<SourceFile> files) =>
        from match in Mention().Matches(document.Text)
        let path = match.Groups["path"].Value
        where !files.Any(f => f.Path == path || f.Path.EndsWith("/" + path, StringComparison.Ordinal))
        select new Violation(document.Path, document.LineOf(match.Index), $"there is no {path}", "Name the file that has taken its place.");

    [GeneratedRegex(@"(?<![\w.~}/-])/work[/][\w.-]*")]
    private static partial Regex Place();

    [GeneratedRegex(@"\b(DESIGN|STYLE|GROUND|FIELD|SANDBOX|PREAMBLE)\.md\b")]
    private static partial Regex Document();

    [GeneratedRegex(@"`(?<path>[\w./-]+\.(cs|md))`")]
    private static partial Regex Mention();

    [GeneratedRegex(@"\{\{(?<name>[^{}]*)\}\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\(\s*""(?<name>[\w.-]+)""\s*,")]
    private static partial Regex GivenValue();
}
