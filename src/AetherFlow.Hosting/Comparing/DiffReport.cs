using AetherFlow.Runs;
using AetherFlow.Runs.Folds;

namespace AetherFlow.Hosting;

/// <summary>What a run, or one step of it, made of the files.</summary>
public sealed record DiffReport
{
    public RunId? Run { get; init; }

    /// <summary>In path order.</summary>
    public IReadOnlyList<ChangedFile> Files { get; init; } = [];

    /// <summary>Nothing was written: this is what the steps proposed.</summary>
    public bool IsProposal { get; init; }

    /// <summary>The run's last transaction is under way, or was cut off: its files may be as they were before it.</summary>
    public bool IsInDoubt { get; init; }

    /// <summary>What other runs took back of it since.</summary>
    public UndoMarks Undo { get; init; } = new();

    public Problem? Problem { get; init; }

    public int ExitCode { get; init; }
}
