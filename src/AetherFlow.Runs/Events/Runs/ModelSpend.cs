namespace AetherFlow.Runs.Events;

/// <summary>What one model of one provider was asked, and what it cost.</summary>
public sealed record ModelSpend
{
    public required string Provider { get; init; }

    public required string Model { get; init; }

    /// <summary>Physical calls, failed ones included.</summary>
    public int Calls { get; init; }

    public Usage Usage { get; init; } = Usage.None;

    /// <summary>At list price, of calls whose usage was reported.</summary>
    public Money Settled { get; init; }

    /// <summary>Upper bound of the others.</summary>
    public Money Unknown { get; init; }

    /// <summary>Both together, under the name of this one.</summary>
    internal ModelSpend Plus(ModelSpend other) => this with
    {
        Calls = Calls + other.Calls,
        Usage = Usage + other.Usage,
        Settled = Settled + other.Settled,
        Unknown = Unknown + other.Unknown,
    };
}
