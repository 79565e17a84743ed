using AetherFlow.Runs.Events;

namespace AetherFlow.Cli.Wording;

/// <summary>What a fork keeps of the run it was made from, and what it works again.</summary>
internal static class ForkText
{
    /// <summary><c>keeps 2 of 3 steps of RUN: step_1, step_2</c>.</summary>
    public static string Kept(RunForked fork)
    {
        var all = fork.Kept.Count + fork.Again.Count;
        var text = $"keeps {Figures.Count(fork.Kept.Count)} of {Figures.Count(all, "step")} of {Printable.Line(fork.From)}";
        return fork.Kept.Count == 0 ? text : $"{text}: {Printable.Line(string.Join(", ", fork.Kept))}";
    }

    /// <summary><c>works again: step_3 (edited), step_4 (depends on step_3)</c>.</summary>
    public static string Again(RunForked fork) => fork.Again.Count == 0
        ? "works no step again"
        : $"works again: {Printable.Line(string.Join(", ", fork.Again.Select(step => $"{step.Step} ({step.Why})")))}";
}
