using System.Diagnostics.CodeAnalysis;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;

namespace AetherFlow.Models.Calling;

/// <summary>What became of a question: a whole reply, or the problem that kept every candidate from giving one.</summary>
public sealed record ModelAnswer
{
    /// <summary>The limit leaves too little for this call; the run can go on with a larger one.</summary>
    public const string BudgetExhausted = "budget.exhausted";

    /// <summary>A call cost more than its upper bound.</summary>
    public const string BudgetOverrun = "budget.overrun";

    /// <summary>There is a limit of the day, but nobody can tell what was spent today: nothing is spent that cannot be held against it.</summary>
    public const string BudgetUnreadable = "budget.day_unreadable";

    /// <summary>There is a limit, but no price to hold against it.</summary>
    public const string PriceUnknown = "budget.price_unknown";

    /// <summary>The recording that is replayed has no reply to this request.</summary>
    public const string ReplayMissing = "replay.missing";

    private ModelAnswer(ModelReply? reply, Problem? problem, CallProblem? lastCall)
    {
        Reply = reply;
        Problem = problem;
        LastCall = lastCall;
    }

    public ModelReply? Reply { get; }

    /// <summary>Codes: those above, and <c>model.</c> with a word of <see cref="Problems.ProblemKind"/>.</summary>
    public Problem? Problem { get; }

    /// <summary>How the last physical call failed; null where there was a reply, or no call at all.</summary>
    public CallProblem? LastCall { get; }

    [MemberNotNullWhen(true, nameof(Reply))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool HasReply => Reply is not null;

    internal static ModelAnswer Of(ModelReply reply) => new(reply, null, null);

    internal static ModelAnswer Of(Problem problem, CallProblem? lastCall) => new(null, problem, lastCall);
}
