using AetherFlow.Runs.Events;
using AetherFlow.Runs.Journal;

namespace AetherFlow.Runs.Folds;

/// <summary>What a list of runs says of each, read from the ends of its journal: as quick for a large run as for a small one.</summary>
public sealed record RunGlance
{
    public required RunId Id { get; init; }

    /// <summary>Null where the run ended before its first line was on disk.</summary>
    public RunStarted? Inputs { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Time of the last line.</summary>
    public DateTimeOffset? LastAt { get; init; }

    /// <summary>How the last stint ended; null where it is under way or was cut off.</summary>
    public RunFinished? Finish { get; init; }

    /// <summary>What other runs took back of it.</summary>
    public UndoMarks Undo { get; init; } = new();

    /// <summary>Whether a process is at it.</summary>
    public required bool IsRunning { get; init; }

    /// <summary>The outcome of the last stint, else <c>running</c>, <c>interrupted</c> (cut off), <c>undone</c> or <c>empty</c>.</summary>
    public string Outcome => this switch
    {
        { IsRunning: true } => "running",
        { Undo.UndoneBy: not null } => "undone",
        { Finish: { } finish } => finish.Outcome,
        { Inputs: null } => "empty",
        _ => "interrupted",
    };

    public bool IsResumable => !IsRunning && Undo.IsEmpty && !IsForkCutOff && Inputs is { CanGoOn: true } && Finish is not { Resumable: false };

    /// <summary>It ended before all that it keeps of another run was in its journal.</summary>
    private bool IsForkCutOff { get; init; }

    public static RunGlance Read(RunFolder folder)
    {
        // Marks stand behind a run's last finish, and none that counts stands before a stint.
        var (first, ends) = JournalReader.ReadEnds(folder.JournalPath, UndoMarks.IsMark);
        var last = ends is [var line, ..] ? line : null;
        var marks = new UndoMarks();
        foreach (var end in ends) marks.Add(end);
        var inputs = first is { Type: "run.started" } ? first.Read(RunsJson.Lines.RunStarted) : null;
        return new RunGlance
        {
            Id = folder.Id,
            Inputs = inputs,
            StartedAt = first?.At,
            LastAt = ends is [.., var newest] ? newest.At : null,
            Finish = last is { Type: "run.finished" } ? last.Read(RunsJson.Lines.RunFinished) : null,
            Undo = marks,
            IsForkCutOff = inputs is { Forks: not null } && !IsWholeFork(folder, last!),
            IsRunning = RunLock.IsHeld(folder.Path),
        };
    }

    private static bool IsWholeFork(RunFolder folder, JournalLine last) =>
        JournalReader.ReadSecond(folder.JournalPath) is { Type: "run.forked" } second
        && last.Sequence >= second.Sequence + second.Read(RunsJson.Lines.RunForked).Lines;
}
