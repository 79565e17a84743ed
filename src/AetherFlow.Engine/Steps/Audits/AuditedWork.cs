using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;

namespace AetherFlow.Engine.Steps;

/// <summary>Results of steps that a DOUBLE-CHECK audits: those of the phase before, or of an earlier run.</summary>
/// <param name="ResultOf">How a step ended; null where it did not begin.</param>
/// <param name="Contents">Holds the files that the results name.</param>
public sealed record AuditedWork(Func<StepId, StepFinished?> ResultOf, BlobStore Contents);
