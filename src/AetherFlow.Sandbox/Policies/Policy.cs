using System.Collections.Immutable;

namespace AetherFlow.Sandbox;

/// <summary>Decides what becomes of a command: by rules, and by what is known about programs and shells whatever the rules say.</summary>
public sealed class Policy
{
    private readonly RuleIndex _index;

    private Policy(ImmutableArray<PolicyRule> rules)
    {
        Rules = rules;
        _index = new RuleIndex(rules);
    }

    /// <summary>The rules that the product brings.</summary>
    public static Policy Default { get; } = new(PolicyFile.Default.Rules);

    public ImmutableArray<PolicyRule> Rules { get; }

    /// <summary>Exactly these rules.</summary>
    public static Policy Of(params IEnumerable<PolicyRule> rules) => new([.. rules]);

    /// <summary>The product's rules, without those that the user withdrew, the user's and the project's.</summary>
    public static Policy Of(PolicyFile? user, PolicyFile? project)
    {
        var kept = PolicyFile.Default.Rules.SelectMany(rule => user?.Keep(rule) ?? [rule]);
        return new Policy([.. kept, .. user?.Rules ?? [], .. project?.Rules.Where(rule => rule.Verdict != Verdict.Allow) ?? []]);
    }

    /// <summary>Exactly what begins with these words is allowed, or denied; <c>git log</c> stands for the two words.</summary>
    public static PolicyReading OfPrefixes(IEnumerable<string> allow, IEnumerable<string> deny)
    {
        var rules = new List<PolicyRule>();
        var problems = new List<PolicyProblem>();
        foreach (var (prefix, verdict) in allow.Select(prefix => (prefix, Verdict.Allow)).Concat(deny.Select(prefix => (prefix, Verdict.Deny))))
        {
            if (WordsOf(prefix) is { } words) rules.Add(PolicyRule.Of(verdict, words) with { Origin = "options" });
            else problems.Add(new PolicyProblem("policy.invalid", $"{ShellQuoting.Quote(prefix)} is not the beginning of one plain command.", "Give words only, such as \"git log\"."));
        }

        return problems.Count > 0 ? PolicyReading.Of([.. problems]) : PolicyReading.Of(new PolicyFile { Rules = [.. rules] });
    }

    /// <summary>A verdict for any text: what is no command, or is not understood, is not approved.</summary>
    public Judgement Judge(CommandReading reading, PolicyPlace place)
    {
        if (reading.Command is { } command) return Judge(command, place);
        var finding = Unread(reading.Problem!);
        return new Judgement { Verdict = finding.Verdict, Code = finding.Code, Reason = finding.Reason, Parts = [] };
    }

    public Judgement Judge(Command command, PolicyPlace place)
    {
        var judge = new CommandJudge(_index, place);
        var parts = judge.Judge(command);
        var worst = parts.IsEmpty ? null : parts.MaxBy(part => part.Verdict);
        if (worst is not { Verdict: not Verdict.Allow })
        {
            return parts.IsEmpty
                ? new Judgement { Verdict = Verdict.Deny, Code = "command.empty", Reason = "There is no command.", Parts = parts }
                : new Judgement { Verdict = Verdict.Allow, Code = "policy.allowed", Reason = "Every part is allowed.", Parts = parts, Rule = parts.Select(part => part.Rule).FirstOrDefault(rule => rule is not null) };
        }

        return new Judgement
        {
            Verdict = worst.Verdict,
            Code = worst.Code,
            Reason = worst.Reason,
            Hint = PolicyHints.For(worst),
            Rule = worst.Rule,
            Parts = parts,
            NeedsHost = judge.NeedsHost,
        };
    }

    internal static Finding Unread(CommandProblem problem) =>
        new(problem.IsNotUnderstood ? Verdict.Ask : Verdict.Deny, problem.Code, problem.ToString());

    private static IEnumerable<string>? WordsOf(string prefix)
    {
        var command = ShellGrammar.Parse(prefix).Command;
        return command is { IsPlain: true, Items: [{ Pipeline: { Negated: false, Stages: [SimpleCommand { Assignments: [], Redirections: [] } simple] } }] }
            ? simple.Words.Select(word => word.Literal!)
            : null;
    }
}
