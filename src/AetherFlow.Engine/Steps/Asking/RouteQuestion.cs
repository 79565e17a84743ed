using AetherFlow.Plans;
using AetherFlow.Runs.Events;

namespace AetherFlow.Engine.Steps;

/// <summary>What decides who is asked.</summary>
/// <param name="Mode">The mode of the phase.</param>
/// <param name="Step">The step, whose plan may name a provider.</param>
/// <param name="Author">Who made what is to be audited: another one should audit it.</param>
public sealed record RouteQuestion(ExecutionMode Mode, Step Step, RouteChoice? Author = null)
{
    /// <summary>How much stronger a model than usual should be asked: one tier for each attempt that failed, where the run escalates.</summary>
    public int Tier { get; init; }

    /// <summary>Of the prompt; null before it is built, when the sizes of the models decide what goes into it.</summary>
    public long? PromptBytes { get; init; }

    /// <summary>Tokens that the reply may have; null where that is not decided yet.</summary>
    public int? ReplyTokens { get; init; }
}
