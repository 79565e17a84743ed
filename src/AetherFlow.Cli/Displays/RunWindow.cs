using AetherFlow.Runs.Folds;

namespace AetherFlow.Cli.Displays;

/// <summary>The few steps of a run that a screen has room for: what runs, what just ended, what comes next.</summary>
internal static class RunWindow
{
    /// <summary>At most that many, in the order in which they began, those that have not begun last.</summary>
    public static IReadOnlyList<StepProgress> Choose(RunView view, int rows)
    {
        if (rows <= 0) return [];
        var begun = view.Steps.Steps;
        var chosen = new SortedSet<int>();
        Take(StepState.Running, rows);
        // A failure matters longer than what went well.
        Take(StepState.Failed, Math.Max(1, rows / 4));
        Take(StepState.Done, rows);
        Take(StepState.Skipped, rows);
        Take(StepState.Waiting, rows);
        var window = chosen.Select(i => begun[i]).ToList();
        foreach (var step in view.NotBegun().Take(rows - window.Count))
            window.Add(new StepProgress { Key = step.Id.Value, Step = step.Id.Value, Description = step.Description });
        return window;

        void Take(StepState state, int most)
        {
            // The latest first: that is what somebody who looks on wants to see.
            for (var i = begun.Count - 1; i >= 0 && most > 0 && chosen.Count < rows; i--)
            {
                if (begun[i].State == state && chosen.Add(i)) most--;
            }
        }
    }
}
