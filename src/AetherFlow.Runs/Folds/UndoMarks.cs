using AetherFlow.Runs.Events;
using AetherFlow.Runs.Journal;

namespace AetherFlow.Runs.Folds;

/// <summary>What other runs have taken back of a run, and not brought back since.</summary>
public sealed class UndoMarks
{
    private readonly List<RunUndone> _undone = [];
    private readonly List<UndoStarted> _begun = [];

    /// <summary>The undo of the whole run that counts; null: it stands, but for <see cref="Steps"/>.</summary>
    public string? UndoneBy => _undone.FirstOrDefault(mark => mark.Step is null)?.By;

    /// <summary>Steps that were taken back alone, in the order in which that happened.</summary>
    public IReadOnlyList<RunUndone> Steps => [.. _undone.Where(mark => mark.Step is not null)];

    /// <summary>Undos that were announced and are not known to have ended: some files may be back already.</summary>
    public IReadOnlyList<UndoStarted> InDoubt => _begun;

    /// <summary>Nothing of the run was taken back, and nobody was about to.</summary>
    public bool IsEmpty => _undone.Count == 0 && _begun.Count == 0;

    /// <summary>Reads a run's journal.</summary>
    public static UndoMarks Read(RunFolder folder)
    {
        var marks = new UndoMarks();
        JournalReader.ReadAll(folder.JournalPath, marks.Add);
        return marks;
    }

    /// <summary>Whether a line is such a mark: they alone may follow a run's last <c>run.finished</c>.</summary>
    public static bool IsMark(JournalLine line) => line.Type is "undo.started" or "undo.abandoned" or "run.undone" or "run.restored";

    /// <summary>Whether the changes of a step were taken back, alone or with the whole run.</summary>
    public bool Covers(string step) => _undone.Exists(mark => mark.Step is null || mark.Step == step);

    /// <summary>Why a run cannot be worked on while one of <see cref="InDoubt"/> is open.</summary>
    public static Problem WhyInDoubt(RunId id, UndoStarted cut) => new(
        "run.undo_cut",
        $"The undo {cut.By} of the run {id} was cut off; some of the files may be back already.",
        $"Undo it again: aetherflow runs undo {id}{(cut.Step is null ? "" : $" --step {cut.Step}")}");

    public void Add(JournalLine line)
    {
        switch (line.Type)
        {
            case "undo.started":
                _begun.Add(line.Read(RunsJson.Lines.UndoStarted));
                break;
            case "undo.abandoned":
                var given = line.Read(RunsJson.Lines.UndoAbandoned).By;
                _begun.RemoveAll(begun => begun.By == given);
                break;
            case "run.undone":
                var undone = line.Read(RunsJson.Lines.RunUndone);
                // What an earlier undo of the same left open is done now too.
                _begun.RemoveAll(begun => begun.By == undone.By || undone.Step is null || undone.Step == begun.Step);
                if (!_undone.Contains(undone)) _undone.Add(undone);
                break;
            case "run.restored":
                var undo = line.Read(RunsJson.Lines.RunRestored).Undo;
                _undone.RemoveAll(mark => mark.By == undo);
                break;
            default: break;
        }
    }
}
