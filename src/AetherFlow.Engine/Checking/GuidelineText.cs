using System.Text.RegularExpressions;

namespace AetherFlow.Engine.Checking;

/// <summary>Finds the rules in guidelines: items of lists with the lines that continue them, or headings. Code blocks hold none.</summary>
internal static partial class GuidelineText
{
    public static IReadOnlyList<string> RulesOf(string text)
    {
        var items = new List<string>();
        var headings = new List<string>();
        string? fence = null;
        var isOpen = false;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var content = line.Trim();
            if (fence is not null)
            {
                if (content.StartsWith(fence, StringComparison.Ordinal)) fence = null;
                continue;
            }

            var continues = isOpen && content.Length > 0 && char.IsWhiteSpace(line[0]);
            isOpen = false;
            if (Fence().Match(content) is { Success: true } opening)
            {
                fence = opening.Value;
            }
            else if (Heading().Match(line) is { Success: true } heading)
            {
                headings.Add(heading.Groups["rule"].Value.Trim());
            }
            else if (ListItem().Match(line) is { Success: true } item)
            {
                items.Add(item.Groups["rule"].Value.Trim());
                isOpen = true;
            }
            else if (continues)
            {
                items[^1] += " " + content;
                isOpen = true;
            }
        }

        return items.Count > 0 ? items : headings;
    }

    [GeneratedRegex(@"^(?:`{3,}|~{3,})", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^\s*(?:[-*+]|\d{1,3}[.)])\s+(?<rule>\S.*)$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ListItem();

    [GeneratedRegex(@"^#{1,6}\s+(?<rule>\S.*)$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Heading();
}
