using System.Text.Json;

namespace AetherFlow.Acceptance.Tests.Support;

/// <summary>What a process left: its exit code and all that it printed.</summary>
internal sealed record Ended(int ExitCode, IReadOnlyList<string> Lines, string Error)
{
    public string Out => string.Join('\n', Lines);

    public override string ToString() => $"exit code {ExitCode}\n--- stdout\n{Out}\n--- stderr\n{Error}";

    /// <summary>Standard output as events: each line is an object with a type, and only the last one is run.finished.</summary>
    public IReadOnlyList<JsonElement> Events()
    {
        var events = Lines.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.All(events, e => Assert.False(string.IsNullOrEmpty(e.GetProperty("type").GetString())));
        Assert.Equal("run.finished", events[^1].GetProperty("type").GetString());
        Assert.Single(events, e => e.GetProperty("type").GetString() == "run.finished");
        return events;
    }

    /// <summary>The data of run.finished.</summary>
    public Finish Finish()
    {
        var data = Events()[^1].GetProperty("data");
        return new Finish(
            data.GetProperty("outcome").GetString()!,
            data.GetProperty("resumable").GetBoolean(),
            data.GetProperty("exit_code").GetInt32(),
            Amount(data, "settled"),
            Amount(data, "unknown"));
    }

    /// <summary>The run's id, from the first event.</summary>
    public string Run() => Events()[0].GetProperty("data").GetProperty("run").GetString()!;

    public Ended WithCode(int code)
    {
        Assert.True(ExitCode == code, $"{code} was wanted: {this}");
        return this;
    }

    private static decimal Amount(JsonElement data, string name) =>
        data.TryGetProperty(name, out var amount) ? decimal.Parse(amount.ToString(), System.Globalization.CultureInfo.InvariantCulture) : 0;
}
