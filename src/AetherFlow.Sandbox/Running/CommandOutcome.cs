namespace AetherFlow.Sandbox;

/// <summary>How a command came to its end.</summary>
public enum CommandOutcome
{
    /// <summary>It ended by itself, or by a signal that was not ours.</summary>
    Exited,

    /// <summary>It was killed, with all it had started, when its time was over.</summary>
    TimedOut,

    /// <summary>It was killed, with all it had started, before the disk was full.</summary>
    DiskFull,

    /// <summary>Nothing of it was run.</summary>
    NotStarted,
}
