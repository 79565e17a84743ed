using AetherFlow.Engine.Prompts;
using AetherFlow.Runs;

namespace AetherFlow.Engine.Checking;

/// <summary>
/// Rules of a project in Markdown. BUILD is shown the whole text; a DOUBLE-CHECK cites its rules, which are the items of
/// its lists, or its headings where it has no list.
/// </summary>
public sealed class Guidelines
{
    /// <summary>Characters that guidelines may have: they go with every prompt of BUILD.</summary>
    public const int Limit = 32 * 1024;

    /// <summary>Rules that an audit is given; the first ones count.</summary>
    public const int MostRules = 40;

    /// <summary>Characters of one rule in an audit.</summary>
    public const int RuleLimit = 200;

    private static readonly Lazy<Guidelines> Embedded = new(() => new Guidelines(Template.Named("guidelines.md").Render()));

    private Guidelines(string text)
    {
        Text = text.Trim();
        Rules = [.. GuidelineText.RulesOf(Text).Take(MostRules).Select((rule, index) => new CheckRule($"G{index + 1}", Excerpt.Beginning(rule, RuleLimit)))];
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
}
