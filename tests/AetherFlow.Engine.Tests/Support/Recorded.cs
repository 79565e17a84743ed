using System.Text.Json.Serialization.Metadata;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Journal;

namespace AetherFlow.Engine.Tests.Support;

/// <summary>What the journal of a run says.</summary>
internal static class Recorded
{
    public static IReadOnlyList<JournalLine> Lines(RunFolder folder)
    {
        var lines = new List<JournalLine>();
        JournalReader.ReadAll(folder.JournalPath, lines.Add);
        return lines;
    }

    /// <summary>The lines of one type, in order.</summary>
    public static IEnumerable<JournalLine> Lines(RunFolder folder, string type) => Lines(folder).Where(line => line.Type == type);

    /// <summary>What the lines of one type hold, in order.</summary>
    public static IEnumerable<T> All<T>(RunFolder folder, string type, JsonTypeInfo<T> json) => Lines(folder, type).Select(line => line.Read(json));

    /// <summary>The results of all steps, in the order in which they finished.</summary>
    public static IEnumerable<StepFinished> Steps(RunFolder folder) => All(folder, "step.finished", RunsJson.Lines.StepFinished);

    /// <summary>The codes of what attempts failed by, in order.</summary>
    public static IEnumerable<string> AttemptProblems(RunFolder folder) =>
        All(folder, "attempt.finished", RunsJson.Lines.AttemptFinished).Select(attempt => attempt.Problem?.Code).OfType<string>();
}
