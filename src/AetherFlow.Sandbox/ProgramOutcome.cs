namespace AetherFlow.Sandbox;

/// <summary>How a program's run came to its end.</summary>
public enum ProgramOutcome
{
    /// <summary>It ended by itself, or by a signal that was not ours.</summary>
    Exited,

    /// <summary>It was killed, with all it had started, when its time was over.</summary>
    TimedOut,

    /// <summary>There is no such program.</summary>
    NotFound,

    /// <summary>The program is there, but the system refused to start it.</summary>
    NotStarted,
}
