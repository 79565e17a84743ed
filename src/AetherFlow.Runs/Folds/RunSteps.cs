using AetherFlow.Runs.Journal;

namespace AetherFlow.Runs.Folds;

/// <summary>The steps that a run began, or took over from another one.</summary>
public static class RunSteps
{
    private const int MostNamed = 20;

    /// <summary>Why nothing can be said about a step of a run; null where the run has it.</summary>
    public static Problem? WhyNone(RunFolder folder, string step)
    {
        var steps = Read(folder);
        if (steps.Contains(step)) return null;
        var named = string.Join(", ", steps.Take(MostNamed)) + (steps.Count > MostNamed ? ", …" : "");
        return new Problem("run.no_step", $"The run {folder.Id} began no step '{step}'.", steps.Count == 0 ? "It began none." : $"Its steps: {named}.");
    }

    private static List<string> Read(RunFolder folder)
    {
        var steps = new OrderedDictionary<string, bool>(StringComparer.Ordinal);
        JournalReader.ReadAll(folder.JournalPath, line =>
        {
            if (line.Type is "step.started" or "step.finished" && EffectKey.RoundOf(line.Key) == 0) steps.TryAdd(EffectKey.StepOf(line.Key), true);
        });
        return [.. steps.Keys];
    }
}
