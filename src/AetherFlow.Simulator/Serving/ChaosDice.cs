using AetherFlow.Simulator.Scripts;

namespace AetherFlow.Simulator.Serving;

/// <summary>Throws for each request in its turn. Three throws each, so that the n-th request always gets the same.</summary>
internal sealed class ChaosDice(Chaos chaos)
{
    private readonly Lock _gate = new();
    private readonly Random _random = new(chaos.Seed);

    public Fault? Throw()
    {
        double fails;
        int which;
        double place;
        lock (_gate)
        {
            fails = _random.NextDouble();
            which = _random.Next(Math.Max(1, chaos.Faults.Count));
            place = _random.NextDouble();
        }

        if (fails >= chaos.Rate || chaos.Faults.Count == 0) return null;
        var fault = chaos.Faults[which];
        return chaos.Scatter && fault.Breaks ? fault with { AfterBytes = (int)(place * (fault.AfterBytes + 1)) } : fault;
    }
}
