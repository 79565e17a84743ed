namespace AetherFlow.Hosting;

/// <summary>What is to be taken back.</summary>
public sealed record UndoRequest
{
    /// <summary>The run's name, or its last characters.</summary>
    public required string Run { get; init; }

    /// <summary>The one step whose changes are to go; null: the whole run.</summary>
    public string? Step { get; init; }
}
