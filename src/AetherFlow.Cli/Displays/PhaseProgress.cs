using AetherFlow.Cli.Wording;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;

namespace AetherFlow.Cli.Displays;

/// <summary>How one phase of a run stands.</summary>
internal sealed record PhaseProgress
{
    public required string Key { get; init; }

    /// <summary>Steps, those that have not begun included.</summary>
    public required int Total { get; init; }

    public int Done { get; private init; }

    public int Running { get; private init; }

    public int Failed { get; private init; }

    public int Skipped { get; private init; }

    /// <summary>Of a phase that checks.</summary>
    public CheckCounts Checks { get; private init; } = new(0, 0, 0);

    public Money Cost { get; private init; }

    public bool CostIsUpperBound { get; private init; }

    public bool IsOver => Done + Failed + Skipped >= Total;

    public StepState State =>
        Failed + Checks.Failed > 0 && IsOver ? StepState.Failed
        : IsOver ? StepState.Done
        : Running + Done + Failed + Skipped > 0 ? StepState.Running
        : StepState.Waiting;

    public static PhaseProgress Of(string key, int total, IEnumerable<StepProgress> steps) =>
        steps.Aggregate(new PhaseProgress { Key = key, Total = total }, (sum, step) => sum.With(step));

    /// <summary><c>2 of 5 steps done, 1 running</c>.</summary>
    public string Counts()
    {
        var text = $"{Figures.Count(Done)} of {Figures.Count(Total, "step")} {(Key == PhaseNames.Check ? "checked" : "done")}";
        if (Key == PhaseNames.Check && Done > 0) text += $" ({VerdictText.Of(Checks)})";
        if (Running > 0) text += $", {Figures.Count(Running)} running";
        if (Failed > 0) text += $", {Figures.Count(Failed)} failed";
        if (Skipped > 0) text += $", {Figures.Count(Skipped)} skipped";
        return text;
    }

    private PhaseProgress With(StepProgress step) => this with
    {
        Done = Done + (step.State == StepState.Done ? 1 : 0),
        Running = Running + (step.State == StepState.Running ? 1 : 0),
        Failed = Failed + (step.State == StepState.Failed ? 1 : 0),
        Skipped = Skipped + (step.State == StepState.Skipped ? 1 : 0),
        Checks = step.Verdict?.Status switch
        {
            null => Checks,
            Verdict.Passed => Checks with { Passed = Checks.Passed + 1 },
            Verdict.Failed => Checks with { Failed = Checks.Failed + 1 },
            _ => Checks with { Without = Checks.Without + 1 },
        },
        Cost = Cost + step.Cost,
        CostIsUpperBound = CostIsUpperBound || step.CostIsUpperBound,
    };
}
