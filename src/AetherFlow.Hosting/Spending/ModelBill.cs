using AetherFlow.Runs;

namespace AetherFlow.Hosting;

/// <summary>What one model of one provider cost on a day.</summary>
/// <param name="Provider">Who sends the bill.</param>
/// <param name="Model">Who was asked.</param>
/// <param name="Calls">Physical calls, failed ones included.</param>
/// <param name="Settled">What the vendor reported, at list price.</param>
/// <param name="Unknown">Upper bounds of calls whose price was never reported.</param>
/// <param name="Reserved">Upper bounds of calls under way, and of those that were when their process died.</param>
public sealed record ModelBill(string Provider, string Model, int Calls, Money Settled, Money Unknown, Money Reserved)
{
    public Money AtMost => Settled + Unknown + Reserved;
}
