using System.Collections.Frozen;
using System.Collections.Immutable;

namespace AetherFlow.Sandbox;

/// <summary>The rules of a policy, by the first word.</summary>
internal sealed class RuleIndex
{
    private readonly FrozenDictionary<string, ImmutableArray<PolicyRule>> _byProgram;
    private readonly ImmutableArray<PolicyRule> _ofProject;

    public RuleIndex(IEnumerable<PolicyRule> rules)
    {
        var all = rules.Where(rule => rule.Words.Length > 0).ToList();
        _byProgram = all
            .SelectMany(rule => rule.Words[0].Distinct().Select(program => (program, rule)))
            .GroupBy(entry => entry.program, entry => entry.rule)
            .ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray());
        _ofProject = [.. all.Where(rule => rule.Words[0].Any(word => word.StartsWith("./*", StringComparison.Ordinal)))];
    }

    /// <summary>The rule that decides about a command under any of its spellings: the worst; among equals the longest.</summary>
    public PolicyRule? Find(ReadOnlySpan<ImmutableArray<string?>> spellings)
    {
        PolicyRule? found = null;
        foreach (var spelling in spellings)
        {
            if (spelling.IsDefaultOrEmpty || spelling[0] is not { } program) continue;
            if (_byProgram.TryGetValue(program, out var rules)) found = Worst(found, rules, spelling);
            if (program.StartsWith("./", StringComparison.Ordinal)) found = Worst(found, _ofProject, spelling);
        }

        return found;
    }

    private static PolicyRule? Worst(PolicyRule? found, ImmutableArray<PolicyRule> rules, ImmutableArray<string?> words)
    {
        foreach (var rule in rules)
        {
            if (!rule.Covers(words.AsSpan())) continue;
            if (found is null || rule.Verdict > found.Verdict || (rule.Verdict == found.Verdict && rule.Words.Length > found.Words.Length)) found = rule;
        }

        return found;
    }
}
