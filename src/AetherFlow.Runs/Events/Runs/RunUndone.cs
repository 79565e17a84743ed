namespace AetherFlow.Runs.Events;

/// <summary>Another run took this one back, or one step of it; what is undone is not resumed.</summary>
/// <param name="By">The run that did it.</param>
public sealed record RunUndone(string By)
{
    /// <summary>The only step whose changes were taken back; null: the whole run.</summary>
    public string? Step { get; init; }
}
