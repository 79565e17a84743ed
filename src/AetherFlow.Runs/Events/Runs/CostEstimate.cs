namespace AetherFlow.Runs.Events;

/// <summary>What a run was thought to cost before its first call.</summary>
public sealed record CostEstimate
{
    /// <summary>One attempt a step, replies as long as the plan estimates.</summary>
    public Money Expected { get; init; }

    /// <summary>Every attempt used, every reply at its full length, the dearest candidate each time.</summary>
    public Money AtMost { get; init; }

    /// <summary>Calls of one attempt a step.</summary>
    public int Calls { get; init; }

    /// <summary>Some candidate has no known price: both sums are then too low.</summary>
    public bool PriceMissing { get; init; }
}
