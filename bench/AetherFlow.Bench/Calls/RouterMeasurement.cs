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
        return $"{settings.Providers.Count} providers: p50 {Microseconds(plain, settings, 0.5):0} µs, p99 {Microseconds(plain, settings, 0.99):0} µs; "
            + $"with a pause, a wish of the plan and little money left: p50 {Microseconds(laden, settings, 0.5):0} µs, p99 {Microseconds(laden, settings, 0.99):0} µs";
    }

    private static double Microseconds(RouteProfile profile, ModelSettings settings, double share)
    {
        var times = new double[Decisions];
        for (var i = -Decisions; i < Decisions; i++)
        {
            var start = Stopwatch.GetTimestamp();
            Router.Route(profile, settings);
            if (i >= 0) times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }

        Array.Sort(times);
        return times[(int)(share * (Decisions - 1))];
    }

    private static ModelSettings Settings()
    {
        var keys = Catalogue.BuiltIn.Providers
            .Where(provider => provider is { LocalServer: false, Endpoint: not null })
            .ToDictionary(provider => provider.KeyVariable, _ => new Setting("key-that-nobody-asks-for", "bench"), StringComparer.Ordinal);
        var reading = ModelSettingsReader.Read(Catalogue.BuiltIn, keys);
        return reading.Settings ?? throw new InvalidOperationException($"The settings are not valid: {reading.Problems[0]}");
    }
}
