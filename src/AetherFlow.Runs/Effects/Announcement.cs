namespace AetherFlow.Runs.Effects;

/// <summary>Whether, and how, an effect is announced before it acts.</summary>
public enum Announcement
{
    /// <summary>A reading: doing it twice harms nobody, so only its result is recorded.</summary>
    None,

    /// <summary>A scope: its start is appended without waiting, it stands before the first line of what it contains.</summary>
    Noted,

    /// <summary>It spends, runs or writes: its start is on disk before it acts.</summary>
    Durable,
}
