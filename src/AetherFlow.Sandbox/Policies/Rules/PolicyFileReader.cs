using System.Collections.Immutable;
using System.Text.Json;

namespace AetherFlow.Sandbox;

/// <summary>Reads a policy, and holds every rule against its own examples.</summary>
internal sealed class PolicyFileReader
{
    private const int Version = 1;

    private readonly List<PolicyProblem> _problems = [];
    private readonly List<PolicyProblem> _ignored = [];

    public static PolicyReading Read(string json, string origin)
    {
        PolicyFileJson? file;
        try
        {
            file = JsonSerializer.Deserialize(json, PolicyJson.Default.PolicyFileJson);
        }
        catch (JsonException e)
        {
            return PolicyReading.Of([Invalid($"The {origin} policy is not in the form that is expected{PlaceOf(e)}.")]);
        }

        if (file is null) return PolicyReading.Of([Invalid($"The {origin} policy is empty.")]);
        if (file.Version != Version) return PolicyReading.Of([Invalid($"The {origin} policy has version {file.Version}; this program reads version {Version}.")]);
        return new PolicyFileReader().Read(file, origin);
    }

    private PolicyReading Read(PolicyFileJson file, string origin)
    {
        var rules = ImmutableArray.CreateBuilder<PolicyRule>();
        for (var i = 0; i < file.Rules.Count; i++)
        {
            if (Read(file.Rules[i], $"Rule {i + 1} of the {origin} policy", origin) is { } rule) rules.Add(rule);
        }

        if (file.Without.Count > 0 && origin != "user")
        {
            _problems.Add(new PolicyProblem("policy.widens", $"The {origin} policy withdraws rules (`without`); only the user's own may.", "Move it to your own policy if you want it."));
        }

        return _problems.Count > 0
            ? PolicyReading.Of([.. _problems])
            : PolicyReading.Of(new PolicyFile { Rules = rules.DrainToImmutable(), Without = [.. file.Without.Select(words => words.ToImmutableArray())] }, [.. _ignored]);
    }

    private PolicyRule? Read(PolicyRuleJson json, string place, string origin)
    {
        var words = json.Words.Select(Choice).ToImmutableArray();
        if (words.IsEmpty || words.Any(choice => choice.IsEmpty || choice.Any(string.IsNullOrEmpty)))
        {
            _problems.Add(Invalid($"{place} needs `words`: strings, or arrays of strings, none of them empty."));
            return null;
        }

        Verdict? verdict = json.Verdict switch { "allow" => Verdict.Allow, "ask" => Verdict.Ask, "deny" => Verdict.Deny, _ => null };
        if (verdict is not { } found)
        {
            _problems.Add(Invalid($"{place} has the verdict \"{json.Verdict}\"; it is allow, ask or deny."));
            return null;
        }

        if (found == Verdict.Allow && origin == "project")
        {
            _ignored.Add(new PolicyProblem("policy.widens", $"{place} allows something and is ignored; a project can only tighten.", "Move the rule to your own policy if you want it."));
            return null;
        }

        var rule = new PolicyRule
        {
            Words = words,
            Verdict = found,
            Justification = json.Justification,
            Match = [.. json.Match],
            NotMatch = [.. json.NotMatch],
            Origin = origin,
        };
        CheckExamples(rule, place);
        return rule;
    }

    private void CheckExamples(PolicyRule rule, string place)
    {
        foreach (var example in rule.Match.Where(example => !Matches(rule, example)))
        {
            _problems.Add(new PolicyProblem("policy.example", $"{place} (“{rule}”) does not match its own example: {example}", "Correct the words or the example."));
        }

        foreach (var example in rule.NotMatch.Where(example => Matches(rule, example)))
        {
            _problems.Add(new PolicyProblem("policy.example", $"{place} (“{rule}”) matches what it should not: {example}", "Correct the words or the example."));
        }
    }

    private static bool Matches(PolicyRule rule, string example)
    {
        if (ShellGrammar.Parse(example).Command is not { } command) return false;
        return command.Items
            .SelectMany(item => item.Pipeline.Stages)
            .OfType<SimpleCommand>()
            .Where(simple => !simple.Words.IsEmpty)
            .Select(simple => simple.Words.Select(word => word.Literal).ToImmutableArray())
            .Any(words => rule.Covers(words.AsSpan()) || rule.Covers(ProgramReading.Read(words, ProgramTable.Known).Spelling.AsSpan()));
    }

    private static ImmutableArray<string> Choice(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Array => [.. element.EnumerateArray().Select(word => word.ValueKind == JsonValueKind.String ? word.GetString()! : "")],
        _ => [],
    };

    /// <summary>Its own message names our types; what a person needs is where, and what may stand there.</summary>
    private static string PlaceOf(JsonException e) => e.Path is null or "$"
        ? $" (line {e.LineNumber + 1}, at {e.Path ?? "the beginning"}: no JSON, or `version` is missing)"
        : $" at {e.Path}: it is unknown there, of the wrong type, or `words` or `verdict` is missing";

    private static PolicyProblem Invalid(string message) => new("policy.invalid", message, "docs/policy.md shows a complete file.");
}
