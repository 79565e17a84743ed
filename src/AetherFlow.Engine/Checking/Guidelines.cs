using System.Text.RegularExpressions;
using AetherFlow.Runs;

namespace AetherFlow.Engine.Checking;

/// <summary>
/// Rules of a project in Markdown. BUILD is shown the whole text; a DOUBLE-CHECK cites its rules, which are the items of
/// its lists, or its headings where it has no list.
/// </summary>
public sealed partial class Guidelines
{
    /// <summary>Characters that guidelines may have: they go with every prompt of BUILD.</summary>
    public const int Limit = 32 * 1024;

    /// <summary>Rules that an audit is given; the first ones count.</summary>
    public const int MostRules = 40;

    /// <summary>Characters of one rule in an audit.</summary>
    public const int RuleLimit = 200;

    private static readonly Lazy<Guidelines> Embedded = new(() => new Guidelines(Prompts.Template.Named("guidelines.md").Render()));

    private Guidelines(string text)
    {
        Text = text.Trim();
        Rules = [.. RulesOf(Text).Take(MostRules).Select((rule, index) => new CheckRule($"G{index + 1}", rule))];
    }

    /// <summary>Those that apply where the user and the workspace have none.</summary>
    public static Guidelines BuiltIn => Embedded.Value;

    public string Text { get; }

    public IReadOnlyList<CheckRule> Rules { get; }

    /// <param name="text">Markdown.</param>
    /// <param name="place">Where it stands, for the message.</param>
    public static (Guidelines? Guidelines, Problem? Problem) Read(string text, string place)
    {
        if (string.IsNullOrWhiteSpace(text))
            return (null, new Problem("guidelines.empty", $"The guidelines {place} are empty.", "Write rules into the file, or remove it: then the built-in ones apply."));
        if (text.Length > Limit)
        {
            return (null, new Problem(
                "guidelines.too_long",
                $"The guidelines {place} have {text.Length:N0} characters; at most {Limit:N0} go with every prompt.",
                "Keep the rules that code can be judged by, or name a shorter file with --guidelines."));
        }

        return (new Guidelines(text), null);
    }

    private static IEnumerable<string> RulesOf(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var items = lines.Select(line => ListItem().Match(line)).Where(match => match.Success).Select(match => OneLine(match.Groups["rule"].Value)).ToList();
        return items.Count > 0
            ? items
            : lines.Select(line => Heading().Match(line)).Where(match => match.Success).Select(match => OneLine(match.Groups["rule"].Value));
    }

    private static string OneLine(string text)
    {
        var rule = text.Trim();
        if (rule.Length <= RuleLimit) return rule;
        return rule[..(char.IsHighSurrogate(rule[RuleLimit - 2]) ? RuleLimit - 2 : RuleLimit - 1)] + "…";
    }

    [GeneratedRegex(@"^\s*(?:[-*+]|\d{1,3}[.)])\s+(?<rule>\S.*)$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ListItem();

    [GeneratedRegex(@"^#{1,6}\s+(?<rule>\S.*)$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Heading();
}
