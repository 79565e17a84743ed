using AetherFlow.Runs.Events;
using AetherFlow.Runs.Journal;

namespace AetherFlow.Runs.Folds;

/// <summary>
/// What a run, or one step of it, made of the files: each as it was before the first change and after the last one. Of a
/// fork the kept steps count as its own. Where nothing was written it is what the steps proposed.
/// </summary>
public sealed class WorkFold
{
    /// <summary>In path order; what is after as it was before is not among them.</summary>
    public required IReadOnlyList<ManifestEntry> Files { get; init; }

    /// <summary>Nothing was written: a draft, or a run without writing.</summary>
    public bool IsProposal { get; private init; }

    /// <summary>A transaction is under way, or was cut off: its files may be as they were before it.</summary>
    public bool IsInDoubt { get; private init; }

    /// <param name="step">Null: all of them, and what the run wrote beside its steps.</param>
    public static WorkFold Read(RunFolder folder, string? step)
    {
        if (!Writes(folder)) return new WorkFold { Files = Net(Proposed(folder, step)), IsProposal = true };
        var written = step is null ? ChangesFold.Read(folder, IsWork) : ChangesFold.ReadStep(folder, step);
        if (written.Changes.Count > 0) return new WorkFold { Files = Net(written.Changes), IsInDoubt = written.CutOff.Count > 0 };
        var proposed = Proposed(folder, step);
        return new WorkFold { Files = Net(proposed), IsProposal = proposed.Count > 0 };
    }

    private static bool Writes(RunFolder folder) =>
        JournalReader.ReadEnds(folder.JournalPath, _ => false).First is not { Type: "run.started" } first || first.Read(RunsJson.Lines.RunStarted).Apply;

    /// <summary>A fork makes the workspace ready before it begins: that takes back the work of another run and is none of its own.</summary>
    private static bool IsWork(string key) => EffectKey.PhaseOf(key) != "rewind";

    private static List<ManifestEntry> Net(IReadOnlyList<ManifestEntry> changes) =>
    [
        .. changes
            .GroupBy(change => change.Path, StringComparer.Ordinal)
            .Select(file => file.First() with { After = file.Last().After, Mode = file.Last().Mode })
            .Where(file => file.Before != file.After)
            .OrderBy(file => file.Path, StringComparer.Ordinal),
    ];

    /// <summary>The drafts count only where no finished code was made of them.</summary>
    private static List<ManifestEntry> Proposed(RunFolder folder, string? step)
    {
        var (drafts, code) = (new List<ManifestEntry>(), new List<ManifestEntry>());
        JournalReader.ReadAll(folder.JournalPath, line =>
        {
            if (line.Type != "step.finished" || (step is not null && (EffectKey.StepOf(line.Key) != step || EffectKey.RoundOf(line.Key) > 0))) return;
            var into = EffectKey.IsWriting(line.Key) ? code : EffectKey.PhaseOf(line.Key) == "draft" ? drafts : null;
            into?.AddRange(line.Read(RunsJson.Lines.StepFinished).Files.Select(file => new ManifestEntry(file.Path, file.Before, file.After, "") { Mode = file.Mode, BeforeMode = file.Mode }));
        });
        return code.Count > 0 ? code : drafts;
    }
}
