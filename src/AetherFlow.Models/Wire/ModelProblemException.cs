using AetherFlow.Runs.Events;

namespace AetherFlow.Models.Wire;

/// <summary>
/// Carries a call's problem through IChatClient, whose contract knows replies and exceptions only; ModelCaller
/// makes it a value again.
/// </summary>
public sealed class ModelProblemException(CallProblem problem, Exception? inner = null) : Exception(problem.Message, inner)
{
    public CallProblem Problem { get; } = problem;
}
