using System.Globalization;
using System.Text.Json;
using AetherFlow.Acceptance.Tests.Support;

namespace AetherFlow.Acceptance.Tests.Running;

/// <summary>A budget of the day is held by all processes of a user together.</summary>
public sealed class DayBudgetTests(Uninterrupted reference) : IClassFixture<Uninterrupted>
{
    /// <summary>A call reserves some $0.0085 and settles some $0.0002: two in parallel do not find room.</summary>
    private const decimal Limit = 0.0095m;

    [Fact]
    public async Task Day_TwoProcessesAtOnce_NeverSpendMoreTogether()
    {
        await using var simulator = await Sample.ServeAsync();
        using var user = new User(simulator).WithSample();
        Directory.CreateDirectory(user.All["other"]);
        Sample.WriteTo(user.All["other"]);
        SetDay(user, Limit);

        await using var first = user.StartPlan();
        await using var second = user.Start("--plan", "plan.json", "--workspace", "other", "--output", "other-output", "--json");
        var ended = await Task.WhenAll(first.EndAsync(), second.EndAsync());

        Assert.All(ended, one => Assert.Contains(one.ExitCode, (int[])[0, 4]));
        Assert.All(ended.Where(one => one.ExitCode == 4), one => Assert.Equal("budget", one.Finish().Outcome));
        var day = await SpentAsync(user);
        Assert.Equal(ended.Sum(one => one.Finish().Settled), day.Settled);
        Assert.Equal(0, day.Reserved);
        Assert.InRange(MostAtOnce(user), day.Settled, Limit);
    }

    [Fact]
    public async Task Day_UsedUp_SaysSoAndGoesOnWithALargerOne()
    {
        await using var simulator = await Sample.ServeAsync();
        using var user = new User(simulator).WithSample();
        SetDay(user, 0.001m);

        var stopped = (await user.RunAsync("--plan", "plan.json", "--workspace", "workspace")).WithCode(4);

        Assert.Contains("The budget of the day (UTC)", stopped.Error, StringComparison.Ordinal);
        Assert.Contains("Raise AETHERFLOW_DAY_BUDGET (`budget.day` in aetherflow.json)", stopped.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("--budget", stopped.Error, StringComparison.Ordinal);
        Assert.Empty(simulator.Requests);

        SetDay(user, 1m);
        var resumed = (await user.ResumeAsync(user.Runs()[0])).WithCode(0);
        Assert.Equal(("completed", reference.Settled), (resumed.Finish().Outcome, resumed.Finish().Settled));
        var live = await SpentAsync(user);
        Assert.Equal((reference.Settled, Sample.Calls), (live.Settled, live.Calls));
        (await user.RunAsync("spend", "rebuild")).WithCode(0);
        Assert.Equal(live, await SpentAsync(user));
    }

    private static void SetDay(User user, decimal limit) =>
        user.All.Write("home/.config/aetherflow/aetherflow.json", $$"""{ "version": 1, "budget": { "day": {{limit.ToString(CultureInfo.InvariantCulture)}} } }""");

    private static async Task<(decimal Settled, decimal Reserved, int Calls)> SpentAsync(User user)
    {
        var shown = (await user.RunAsync("spend", "show", "--json")).WithCode(0);
        using var json = JsonDocument.Parse(shown.Out);
        return (json.RootElement.GetProperty("settled").GetDecimal(), json.RootElement.GetProperty("reserved").GetDecimal(), json.RootElement.GetProperty("calls").GetInt32());
    }

    /// <summary>The most that was settled and held at any moment, as the lines of the index follow each other.</summary>
    private static decimal MostAtOnce(User user)
    {
        var (most, now) = (0m, 0m);
        var held = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var line in Directory.GetFiles(Path.Combine(user.State, "spend"), "*.jsonl").SelectMany(file => File.ReadLines(file).Skip(1)))
        {
            using var json = JsonDocument.Parse(line);
            var call = $"{json.RootElement.GetProperty("run")}/{json.RootElement.GetProperty("key")}";
            now += json.RootElement.GetProperty("usd").GetDecimal() - held.GetValueOrDefault(call);
            held[call] = json.RootElement.GetProperty("type").GetString() == "reserved" ? json.RootElement.GetProperty("usd").GetDecimal() : 0;
            most = Math.Max(most, now);
        }

        return most;
    }
}
