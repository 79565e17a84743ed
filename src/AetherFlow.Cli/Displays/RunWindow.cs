using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;

namespace AetherFlow.Cli.Displays;

/// <summary>The few steps of a run's phase that a screen has room for: what runs, what just ended, what comes next.</summary>
internal static class RunWindow
{
    /// <summary>At most that many, in the order in which they began, those that have not begun last.</summary>
    public static IReadOnlyList<StepProgress> Choose(RunView view, int rows)
    {
        if (rows <= 0) return [];
        var begun = view.StepsOf(view.Phase).ToList();
        var chosen = new SortedSet<int>();
        Take(StepState.Running, rows);
        // A failure matters longer than what went well.
        Take(StepState.Failed, Math.Max(1, rows / 4));
        TakeRejected(Math.Max(1, rows / 4));
        Take(StepState.Done, rows);
        Take(StepState.Skipped, rows);
        Take(StepState.Waiting, rows);
        var window = chosen.Select(i => begun[i]).ToList();
        foreach (var step in view.NotBegun(view.Phase).Take(rows - window.Count))
            window.Add(new StepProgress { Key = step.Id.Value, Step = step.Id.Value, Description = step.Description });
        return window;

        void Take(StepState state, int most) => TakeWhere(step => step.State == state, most);

        void TakeRejected(int most) => TakeWhere(step => step.Verdict is { Status: not Verdict.Passed }, most);

        void TakeWhere(Func<StepProgress, bool> wanted, int most)
        {
            // The latest first: that is what somebody who looks on wants to see.
            for (var i = begun.Count - 1; i >= 0 && most > 0 && chosen.Count < rows; i--)
            {
                if (wanted(begun[i]) && chosen.Add(i)) most--;
            }
        }
    }
}
