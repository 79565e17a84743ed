using AetherFlow.Engine.PlanRuns;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;

namespace AetherFlow.Hosting;

/// <summary>When a run can be reviewed, before anything of it is begun.</summary>
internal static class ReviewRules
{
    /// <summary>Why a new run is refused; null where it is not, or no review is wanted.</summary>
    public static RunReport? Refusal(RunRequest request) => request is { Review: true, Reviewer: null }
        ? Refused("Leave --review away: `aetherflow runs diff ID` shows afterwards what was written, and `aetherflow runs undo ID` takes it back.")
        : null;

    /// <summary>The same of a run that goes on, or is made from another one.</summary>
    /// <param name="inputs">Of the run.</param>
    /// <param name="was">Whether the run was under review so far.</param>
    /// <param name="wanted">What the user says; null: as it was.</param>
    public static RunReport? Refusal(RunStarted inputs, bool was, bool? wanted, Reviewer? reviewer)
    {
        if (!(wanted ?? was)) return null;
        if (wanted == true && WhyNothing(inputs) is { } why)
            return RunReports.Refused(ExitCodes.Usage, new Problem("review.nothing", $"--review asks before a run writes, and {why}.", "Leave --review away."));
        return reviewer is null
            ? Refused(wanted == true
                ? "Leave --review away, or do it in a terminal and without --json."
                : "The run is under review: go on in a terminal and without --json, or with --no-review, which writes without asking.")
            : null;
    }

    private static string? WhyNothing(RunStarted inputs) =>
        inputs.Replay is not null ? "this one takes recorded replies"
        : !inputs.Apply || (inputs.Repair is null && !Phase.Of(inputs.Workflow, inputs.Mode).Any(phase => phase.Writes)) ? "this one writes nothing"
        : null;

    private static RunReport Refused(string hint) => RunReports.Refused(ExitCodes.NeedsPerson, new Problem(
        "review.no_terminal", "Nobody can be asked: a review needs a terminal on standard input and standard error, and no --json.", hint));
}
