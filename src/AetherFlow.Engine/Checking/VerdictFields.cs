using System.Text.Json;
using AetherFlow.Engine.Prompts;
using AetherFlow.Runs.Events;

namespace AetherFlow.Engine.Checking;

/// <summary>Reads the fields of a verdict and collects what is wrong with them, each with its JSON path.</summary>
internal sealed class VerdictFields(JsonElement root, IReadOnlyList<CheckRule> rules)
{
    /// <summary>Characters of one text; more is cut.</summary>
    public const int TextLimit = 2_000;

    private readonly List<string> _problems = [];

    public IReadOnlyList<string> Problems => _problems;

    public string Status()
    {
        var status = Text(root, "$", "status", isRequired: true);
        if (status is null or Verdict.Passed or Verdict.Failed) return status ?? "";
        _problems.Add($"$.status is {Show(status)}; it is \"passed\" or \"failed\".");
        return "";
    }

    public int Score()
    {
        if (!root.TryGetProperty("score", out var value))
            _problems.Add("$.score is missing.");
        else if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var score) && score is >= 0 and <= 100)
            return score;
        else
            _problems.Add($"$.score is {Show(value.GetRawText())}; it is a whole number from 0 to 100.");
        return 0;
    }

    public IReadOnlyList<string> PassedRules()
    {
        var passed = new List<string>();
        foreach (var (item, path) in Items("passed_rules"))
        {
            if (item.ValueKind != JsonValueKind.String) _problems.Add($"{path} is no text; it is a rule's id.");
            else if (RuleNamed(item.GetString()!, path) is { } rule && !passed.Contains(rule, StringComparer.Ordinal)) passed.Add(rule);
        }

        return passed;
    }

    public IReadOnlyList<RuleViolation> Violations()
    {
        var violations = new List<RuleViolation>();
        foreach (var (item, path) in Items("violations"))
        {
            if (item.ValueKind != JsonValueKind.Object)
            {
                _problems.Add($"{path} is no object.");
                continue;
            }

            var rule = Text(item, path, "rule", isRequired: true);
            var why = Text(item, path, "why", isRequired: true);
            violations.Add(new RuleViolation
            {
                Rule = rule is null ? "" : RuleNamed(rule, $"{path}.rule") ?? "",
                Why = why ?? "",
                Location = Text(item, path, "location", isRequired: false),
                CodeReference = Text(item, path, "code_reference", isRequired: false),
                SuggestedFix = Text(item, path, "suggested_fix", isRequired: false),
            });
        }

        return violations;
    }

    /// <summary>A text of the object; null, and a problem where it is required, if there is none or a blank one.</summary>
    public string? Text(JsonElement of, string path, string name, bool isRequired)
    {
        if (!of.TryGetProperty(name, out var value) || (value.ValueKind == JsonValueKind.Null && !isRequired))
        {
            if (isRequired) _problems.Add($"{path}.{name} is missing.");
            return null;
        }

        if (value.ValueKind != JsonValueKind.String || (isRequired && string.IsNullOrWhiteSpace(value.GetString())))
        {
            _problems.Add($"{path}.{name} is {Show(value.GetRawText())}; it is a text.");
            return null;
        }

        return value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? Excerpt.Beginning(text, TextLimit) : null;
    }

    private IEnumerable<(JsonElement Item, string Path)> Items(string name)
    {
        if (!root.TryGetProperty(name, out var array) || array.ValueKind != JsonValueKind.Array)
        {
            _problems.Add($"$.{name} is {(array.ValueKind == JsonValueKind.Undefined ? "missing" : "no list")}.");
            return [];
        }

        return array.EnumerateArray().Select((item, index) => (item, $"$.{name}[{index}]"));
    }

    /// <summary>Models write <c>C2</c>, and sometimes <c>C2: </c> with the rule's text.</summary>
    private string? RuleNamed(string name, string path)
    {
        var id = name.Split(':', 2)[0].Trim();
        if (rules.FirstOrDefault(rule => rule.Id.Equals(id, StringComparison.OrdinalIgnoreCase)) is { } rule) return rule.ToString();
        if (id.Equals(VerdictReader.Description, StringComparison.OrdinalIgnoreCase)) return VerdictReader.Description;
        _problems.Add($"{path} is {Show(name)}; the rules are {string.Join(", ", rules.Select(known => known.Id).Append(VerdictReader.Description))}.");
        return null;
    }

    private static string Show(string text) => Excerpt.Beginning(text, 80);
}
