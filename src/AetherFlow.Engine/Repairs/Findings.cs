using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using AetherFlow.Engine.Verification;
using AetherFlow.Plans;
using AetherFlow.Runs.Events;

namespace AetherFlow.Engine.Repairs;

/// <summary>What was proved of the workspace after a round: what the checks showed, and what the auditors say.</summary>
internal sealed record Findings
{
    public required IReadOnlyList<Evidence> Evidence { get; init; }

    /// <summary>The last verdict on each step that was audited.</summary>
    public ImmutableDictionary<StepId, Verdict> Verdicts { get; init; } = ImmutableDictionary<StepId, Verdict>.Empty;

    public IEnumerable<Evidence> Failed => Evidence.Where(e => e.Outcome == EvidenceOutcome.Failed);

    /// <summary>In an order that is always the same, not that of the plan.</summary>
    public IEnumerable<StepId> Rejected =>
        Verdicts.Where(v => v.Value.Status == Verdict.Failed).Select(v => v.Key).OrderBy(id => id.Value, StringComparer.Ordinal);

    /// <summary>One of the checks, where there are some and none of them could be run; then nothing is known.</summary>
    public Evidence? Unproved => Evidence is [var first, ..] && Evidence.All(e => e.Outcome == EvidenceOutcome.NotRun) ? first : null;

    public bool HasFailed => Failed.Any() || Rejected.Any();

    /// <summary>Equal for the same failures, whatever was edited in between.</summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(
        '\n',
        Failed.Select(e => $"{e.Check.Name}\t{e.Fingerprint}").Concat(Rejected.Select(id => $"{id}\t{string.Join('\t', Verdicts[id].Violations.Select(v => v.Rule))}"))))));

    /// <summary>Every single failure, by name.</summary>
    public IReadOnlySet<string> Failures => Failed
        .SelectMany(e => e.Failures.IsEmpty ? [$"{e.Check.Name}\t{e.Fingerprint}"] : e.Failures.Select(failure => $"{e.Check.Name}\t{failure}"))
        .Concat(Rejected.SelectMany(id => Verdicts[id].Violations.Select(v => $"{id}\t{v.Rule}").DefaultIfEmpty(id.Value)))
        .ToHashSet(StringComparer.Ordinal);

    public CheckCounts Counts => new(
        Evidence.Count(e => e.Outcome == EvidenceOutcome.Passed), Failed.Count(), Evidence.Count(e => e.Outcome == EvidenceOutcome.NotRun));
}
