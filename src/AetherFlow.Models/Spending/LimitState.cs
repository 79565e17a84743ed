using AetherFlow.Runs;

namespace AetherFlow.Models.Spending;

/// <summary>One limit, and how far it is used up.</summary>
internal sealed record LimitState
{
    /// <summary>The day (UTC) that it is for; null for one of the run.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Whose own limit it is; null for one over all providers.</summary>
    public string? Provider { get; init; }

    public required Money Limit { get; init; }

    public required SpendSums Used { get; init; }

    /// <summary>The part of what is reserved that this process gives back when its calls end.</summary>
    public required Money Own { get; init; }

    public Money Left => Used.All < Limit ? Limit - Used.All : Money.Zero;

    public bool Fits(Money amount) => Used.All + amount <= Limit;

    /// <summary>Whether it may fit once the calls of this process have ended.</summary>
    public bool MayFit(Money amount) => Used.All - Own + amount <= Limit;
}
