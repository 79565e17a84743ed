using AetherFlow.Runs.Events;
using AetherFlow.Runs.Journal;

namespace AetherFlow.Runs.Folds;

/// <summary>What a journal says about one step, small enough to keep for every step of a large run.</summary>
public sealed record StepProgress
{
    /// <summary>Characters of <see cref="Description"/>; the whole text stays in the journal.</summary>
    public const int DescriptionLimit = 120;

    /// <summary>Phase and step, <c>build/step_3</c>.</summary>
    public required string Key { get; init; }

    /// <summary>The part of the run that works it, such as <c>build</c> or <c>check</c>.</summary>
    public string Phase => EffectKey.PhaseOf(Key);

    /// <summary>The step's id.</summary>
    public required string Step { get; init; }

    /// <summary>The name of the step's type in a plan file; empty where the step never began.</summary>
    public string Type { get; init; } = "";

    /// <summary>The beginning of the description; empty where the step never began.</summary>
    public string Description { get; init; } = "";

    public StepState State { get; init; }

    /// <summary>Attempts begun.</summary>
    public int Attempts { get; init; }

    /// <summary>Physical calls begun, failed ones included.</summary>
    public int Calls { get; init; }

    /// <summary>Who is asked, or answered; null for a step without a model.</summary>
    public string? Provider { get; init; }

    public string? Model { get; init; }

    public Usage Usage { get; init; } = Usage.None;

    /// <summary>At list price. What calls in doubt had reserved is counted in.</summary>
    public Money Cost { get; init; }

    /// <summary>True where <see cref="Cost"/> is an upper bound: a call reported no usage, or was cut off.</summary>
    public bool CostIsUpperBound { get; init; }

    /// <summary>When the step began in the latest stint that began it.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When the step ended; of one that a fork kept, when the fork took it over.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Of the stint that ended the step.</summary>
    public long DurationMs { get; init; }

    /// <summary>Time to the first piece of the reply that was used, in milliseconds.</summary>
    public long? FirstTokenMs { get; init; }

    /// <summary>Time to the end of the last reply, in milliseconds.</summary>
    public long? ReplyMs { get; init; }

    /// <summary>Paths of the files that the step left changed, in path order.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Why the step failed or was skipped; while it runs, what the last attempt is told.</summary>
    public Problem? Problem { get; init; }

    /// <summary>The last reply came from the reply cache.</summary>
    public bool Cached { get; init; }

    /// <summary>All its replies that came from the reply cache.</summary>
    public CacheSavings Cache { get; init; } = CacheSavings.None;

    /// <summary>What a DOUBLE-CHECK found, in short.</summary>
    public StepVerdict? Verdict { get; init; }

    /// <summary>The run that did it, where a fork took it over; it costs this run nothing.</summary>
    public string? KeptFrom { get; init; }

    public bool IsClosed => State is StepState.Done or StepState.Failed or StepState.Skipped;

    /// <summary>What calls that an earlier stint cut off had reserved.</summary>
    internal Money Doubt { get; init; }

    internal LinePlace? StartedLine { get; init; }

    internal LinePlace? ReplyLine { get; init; }

    internal LinePlace? FinishedLine { get; init; }
}
