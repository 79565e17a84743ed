using System.Diagnostics;
using AetherFlow.Models.Catalogues;
using AetherFlow.Models.Routing;
using AetherFlow.Models.Settings;
using AetherFlow.Models.Traffic;
using AetherFlow.Runs;

namespace AetherFlow.Bench.Calls;

/// <summary>How long the router takes to say whom to ask, with every provider of the catalogue set up.</summary>
internal static class RouterMeasurement
{
    private const int Decisions = 20_000;

    /// <summary>A sentence for the report: of a plain decision, and of one with all that can weigh on it.</summary>
    public static string Describe()
    {
        var settings = Settings();
        var plain = new RouteProfile { Mode = RouteProfile.Build, StepType = "code_generation", Complexity = 0.5, PromptBytes = 12_000, ReplyTokens = 4000 };
        var laden = plain with
        {
            PlanWants = "deepseek",
            Remaining = new Money(0.01m),
            Standings = [new Standing("deepseek", null, DateTimeOffset.UnixEpoch.AddYears(60), "it asked for a pause (429)")],
        };
        return $"{settings.Providers.Count} providers: {Figures(plain, settings)}; with a pause, a wish of the plan and little money left: {Figures(laden, settings)}";
    }

    private static string Figures(RouteProfile profile, ModelSettings settings)
    {
        var microseconds = new double[Decisions];
        for (var i = -Decisions; i < Decisions; i++)
        {
            var start = Stopwatch.GetTimestamp();
            Router.Route(profile, settings);
            if (i >= 0) microseconds[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }

        Array.Sort(microseconds);
        return $"p50 {Quantiles.Median(microseconds):0} µs, p99 {Quantiles.Tail(microseconds):0} µs";
    }

    private static ModelSettings Settings() => Configured.By(Catalogue.BuiltIn.Providers
        .Where(provider => provider is { LocalServer: false, Endpoint: not null })
        .Select(provider => KeyValuePair.Create(provider.KeyVariable, "key-that-nobody-asks-for")));
}
