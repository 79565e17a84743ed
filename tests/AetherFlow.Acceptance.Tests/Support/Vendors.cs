using AetherFlow.Models.Catalogues;
using AetherFlow.Runs;
using AetherFlow.Simulator;
using AetherFlow.Simulator.Scripts;

namespace AetherFlow.Acceptance.Tests.Support;

/// <summary>Five providers, each a simulator of its own; all but the last fail at random.</summary>
internal sealed class Vendors : IAsyncDisposable
{
    public static readonly IReadOnlyList<string> FaultyNames = ["deepseek", "anthropic", "gemini", "openai"];

    private const string HealthyName = "groq";
    private const double ShareOfFaults = 0.6;

    private readonly List<Vendor> _all;

    private Vendors(List<Vendor> all) => _all = all;

    public IEnumerable<Vendor> Faulty => _all.Where(vendor => vendor.Name != HealthyName);

    public static async Task<Vendors> StartAsync(IReadOnlyList<Fault> faults, Script script)
    {
        var all = new List<Vendor>();
        foreach (var name in FaultyNames.Append(HealthyName))
        {
            var options = new SimulatorOptions
            {
                Time = TimeProvider.System,
                KeepMessages = false,
                PrefixCache = true,
                Chaos = name == HealthyName ? null : new Chaos { Seed = all.Count, Rate = ShareOfFaults, Faults = faults, Scatter = true },
            };
            all.Add(new Vendor(name, await SimulatorServer.StartAsync(script, options, CancellationToken.None)));
        }

        return new Vendors(all);
    }

    /// <summary>Sets what a user of all of them sets.</summary>
    public void Announce(Dictionary<string, string> variables)
    {
        foreach (var vendor in _all)
        {
            variables[$"{vendor.Name.ToUpperInvariant()}_API_KEY"] = $"key-of-{vendor.Name}";
            variables[$"{vendor.Name.ToUpperInvariant()}_API_URL"] = vendor.Server.BaseAddress.ToString();
        }
    }

    /// <summary>
    /// What the vendors charge for all calls whose usage they reported, at list price. A count of tokens without a finish
    /// may be one of those that vendors send on the way: it is no report.
    /// </summary>
    public Money Bill() => _all
        .SelectMany(vendor => vendor.Server.Requests
            .Where(request => request is { Usage: not null, Fault: not { Kind: FaultKind.NoFinish } })
            .Select(request => (vendor.Name, request.Asked?.Model, request.Usage)))
        .Aggregate(Money.Zero, (sum, request) => sum + Price(request.Name, request.Model!).Of(new Usage
        {
            Input = request.Usage!.Prompt,
            CachedInput = request.Usage.Cached,
            CacheWritten = request.Usage.CacheWritten,
            Output = request.Usage.Completion,
            Reasoning = request.Usage.Reasoning,
        }));

    public async ValueTask DisposeAsync()
    {
        foreach (var vendor in _all) await vendor.Server.DisposeAsync();
    }

    private static ModelPrice Price(string provider, string model) => Catalogue.BuiltIn.FindModel(provider, model)!.Price!;
}
