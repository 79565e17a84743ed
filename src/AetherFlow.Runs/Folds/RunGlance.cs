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

    /// <summary>Whether its changes were taken back before it was resumed.</summary>
    public required bool IsUndone { get; init; }

    /// <summary>Whether a process is at it.</summary>
    public required bool IsRunning { get; init; }

    /// <summary>The outcome of the last stint, else <c>running</c>, <c>interrupted</c> (cut off), <c>undone</c> or <c>empty</c>.</summary>
    public string Outcome => this switch
    {
        { IsRunning: true } => "running",
        { IsUndone: true } => "undone",
        { Finish: { } finish } => finish.Outcome,
        { Inputs: null } => "empty",
        _ => "interrupted",
    };

    public bool IsResumable => !IsRunning && !IsUndone && !IsForkCutOff && Inputs is { CanGoOn: true } && Finish is not { Resumable: false };

    /// <summary>It ended before all that it keeps of another run was in its journal.</summary>
    private bool IsForkCutOff { get; init; }

    public static RunGlance Read(RunFolder folder)
    {
        var (first, last) = JournalReader.ReadEnds(folder.JournalPath);
        var inputs = first is { Type: "run.started" } ? first.Read(RunsJson.Lines.RunStarted) : null;
        return new RunGlance
        {
            Id = folder.Id,
            Inputs = inputs,
            StartedAt = first?.At,
            LastAt = last?.At,
            Finish = last is { Type: "run.finished" } ? last.Read(RunsJson.Lines.RunFinished) : null,
            IsUndone = last is { Type: "run.undone" },
            IsForkCutOff = inputs is { Forks: not null } && !IsWholeFork(folder, last!),
            IsRunning = RunLock.IsHeld(folder.Path),
        };
    }

    private static bool IsWholeFork(RunFolder folder, JournalLine last) =>
        JournalReader.ReadSecond(folder.JournalPath) is { Type: "run.forked" } second
        && last.Sequence >= second.Sequence + second.Read(RunsJson.Lines.RunForked).Lines;
}
