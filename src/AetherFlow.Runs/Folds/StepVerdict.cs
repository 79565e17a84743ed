using AetherFlow.Runs.Events;

namespace AetherFlow.Runs.Folds;

/// <summary>A verdict in short; the whole of it stays in the journal: <see cref="RecordedVerdict"/>.</summary>
/// <param name="Status"><see cref="Verdict.Passed"/>, <see cref="Verdict.Failed"/> or <see cref="Verdict.None"/>.</param>
/// <param name="Score">0 to 100; null without a verdict.</param>
/// <param name="Violations">How many rules do not hold.</param>
public sealed record StepVerdict(string Status, int? Score, int Violations);
