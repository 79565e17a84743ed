namespace AetherFlow.Runs.Folds;

/// <summary>What counts of a finished call: its reply, by far the most of the line, is passed over.</summary>
internal sealed record CallCost
{
    public Usage? Usage { get; init; }

    public Money Cost { get; init; }
}
