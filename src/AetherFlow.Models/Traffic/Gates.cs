using System.Collections.Concurrent;
using AetherFlow.Models.Settings;

namespace AetherFlow.Models.Traffic;

/// <summary>
/// The gates of all providers, one set for a process: what a step learns of a provider, or takes of its limits, holds
/// for all steps of all runs.
/// </summary>
/// <param name="time">Measures pauses and minutes.</param>
/// <param name="chance">Scatters the waits of calls that failed together; null for none.</param>
public sealed class Gates(TimeProvider time, Random? chance = null)
{
    /// <summary>A wait is longer by up to this share.</summary>
    private const double MostScatter = 0.2;

    private readonly ConcurrentDictionary<(string Provider, Uri Endpoint), Gate> _gates = new();
    private readonly Lock _chance = new();
    private readonly long _start = time.GetTimestamp();

    /// <summary>Providers and models that should not be asked at the moment.</summary>
    public IReadOnlyList<Standing> Standings() =>
    [
        .. _gates
            .OrderBy(g => g.Key.Provider, StringComparer.Ordinal)
            .SelectMany(g => g.Value.Closures().Select(c => new Standing(g.Key.Provider, c.Model, At(c.Closure.Until), $"it {c.Closure.Why}"))),
    ];

    internal TimeProvider Time => time;

    /// <summary>As <see cref="Gate.Now"/> of all gates.</summary>
    internal TimeSpan Now => time.GetElapsedTime(_start);

    internal Gate Of(ProviderSettings provider)
    {
        var gate = _gates.GetOrAdd((provider.Name, provider.Endpoint), _ => new Gate(time, _start));
        gate.LimitTo(provider.Limits);
        return gate;
    }

    /// <summary>So much longer, so that those who failed together do not come back together.</summary>
    internal TimeSpan Scatter(TimeSpan wait)
    {
        if (chance is null) return wait;
        lock (_chance) return wait * (1 + (chance.NextDouble() * MostScatter));
    }

    private DateTimeOffset At(TimeSpan moment) => time.GetUtcNow() + (moment - Now);
}
