namespace AetherFlow.Runs.Events;

/// <summary>What a round of repair is to do.</summary>
public sealed record CorrectionPlanned
{
    /// <summary>A valid plan; null where there is nothing that could be corrected.</summary>
    public Payload? Plan { get; init; }

    /// <summary>Why there is none.</summary>
    public Problem? Problem { get; init; }
}
