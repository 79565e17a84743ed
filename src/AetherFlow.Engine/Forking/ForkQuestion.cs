using AetherFlow.Plans;
using AetherFlow.Runs.Events;

namespace AetherFlow.Engine.Forking;

/// <summary>What decides which results of a run hold in a fork of it.</summary>
public sealed record ForkQuestion
{
    /// <summary>The plan that the run worked.</summary>
    public required Plan Before { get; init; }

    /// <summary>The plan of the fork.</summary>
    public required Plan After { get; init; }

    /// <summary>How a step of the run ended, in the phase that writes; null where it did not end.</summary>
    public required Func<StepId, StepFinished?> ResultOf { get; init; }

    /// <summary>Whether the changes of a step were taken back alone: whoever undid it does not want them again.</summary>
    public Func<StepId, bool> WasUndone { get; init; } = _ => false;

    /// <summary>The step from which on everything is to be worked again; null for none.</summary>
    public StepId? From { get; init; }

    /// <summary>Another model is to work: with nothing else to tell which steps, it works all.</summary>
    public bool OtherModel { get; init; }
}
