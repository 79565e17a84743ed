using AetherFlow.Runs;

namespace AetherFlow.Models.Spending;

/// <summary>Money by what became of it.</summary>
/// <param name="Settled">What vendors reported, at list price.</param>
/// <param name="Unknown">Upper bounds of calls whose price was never reported.</param>
/// <param name="Reserved">Upper bounds of calls under way, and of those that were when their process died.</param>
public readonly record struct SpendSums(Money Settled, Money Unknown, Money Reserved)
{
    /// <summary>What counts against a limit.</summary>
    public Money All => Settled + Unknown + Reserved;

    public static SpendSums operator +(SpendSums left, SpendSums right) =>
        new(left.Settled + right.Settled, left.Unknown + right.Unknown, left.Reserved + right.Reserved);

    public static SpendSums operator -(SpendSums left, SpendSums right) =>
        new(left.Settled - right.Settled, left.Unknown - right.Unknown, left.Reserved - right.Reserved);
}
