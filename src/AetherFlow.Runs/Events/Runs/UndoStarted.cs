namespace AetherFlow.Runs.Events;

/// <summary>Another run is about to take this one back, on disk before it touches a file: however it ends, this run is not resumed unnoticed.</summary>
/// <param name="By">The run that does it.</param>
public sealed record UndoStarted(string By)
{
    /// <summary>The only step whose changes are to go; null: the whole run.</summary>
    public string? Step { get; init; }
}
