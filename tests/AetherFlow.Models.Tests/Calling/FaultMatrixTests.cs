using AetherFlow.Models.Calling;
using AetherFlow.Models.Catalogues;
using AetherFlow.Models.Tests.Support;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using AetherFlow.Simulator;
using AetherFlow.Simulator.Scripts;

namespace AetherFlow.Models.Tests.Calling;

/// <summary>
/// Every fault of a server × one candidate or several × streaming or not, over HTTP: who answers, after how many calls
/// and waits, what it costs, and what the journal says. The server recovers after one fault.
/// </summary>
public sealed class FaultMatrixTests
{
    private const string TooLong = """{ "error": { "message": "This model's maximum context length is 65536 tokens.", "code": "context_length_exceeded" } }""";

    private static readonly ServerFault[] Faults =
    [
        new("429, Retry-After in seconds", Status(429, ("Retry-After", "2")), "rate_limit") { Waits = [2] },
        new("429, Retry-After with a fraction", Status(429, ("Retry-After", "1.5")), "rate_limit") { Waits = [1.5] },
        new("429, Retry-After as a date", Status(429, ("Date", "Sat, 21 Nov 2026 09:00:00 GMT"), ("Retry-After", "Sat, 21 Nov 2026 09:00:07 GMT")), "rate_limit") { Waits = [7] },
        new("429, retry-after-ms", Status(429, ("retry-after-ms", "250")), "rate_limit") { Waits = [0.25] },
        new("429 without a word", Status(429), "rate_limit") { Waits = [1, 4] },
        new("500", Status(500), "server") { Waits = [1], MayBeBilled = true },
        new("503", Status(503), "overloaded") { Waits = [1, 4] },
        new("503, Retry-After", Status(503, ("Retry-After", "3")), "overloaded") { Waits = [3] },
        new("529", Status(529), "overloaded") { Waits = [1, 4] },
        new("silence before the first byte", new ScriptEntry { Reply = "late", Delay = TimeSpan.FromHours(1) }, "timeout") { Silent = [60], Waits = [1], MayBeBilled = true },
        new("stall in the middle", Breaks(FaultKind.Stall), "timeout") { Silent = [60], Waits = [1], MayBeBilled = true },
        new("cut", Breaks(FaultKind.Cut), "cut") { KindUnstreamed = "malformed", Waits = [1], MayBeBilled = true },
        new("broken JSON", Breaks(FaultKind.Malformed), "malformed") { Waits = [1], MayBeBilled = true },
        new("no body", Breaks(FaultKind.Empty), "malformed") { Waits = [1], MayBeBilled = true },
        new("no finish", Breaks(FaultKind.NoFinish), "cut") { Waits = [1], MayBeBilled = true },
        new("error in the middle", Breaks(FaultKind.ErrorInReply), "server") { Waits = [1], MayBeBilled = true },
        new("a web page", Breaks(FaultKind.Html), "malformed") { MayBeBilled = true },
        new("text of another type", Breaks(FaultKind.WrongContentType), "malformed") { Waits = [1], MayBeBilled = true },
        new("a finish that nobody knows", Breaks(FaultKind.UnknownFinish), "malformed") { Waits = [1], IsBilled = true },
        new("one JSON for a stream", Breaks(FaultKind.JsonForStream), null),
        new("401", Status(401), "auth"),
        new("403", Status(403), "auth"),
        new("402", Status(402), "out_of_credit"),
        new("404", Status(404), "not_found"),
        new("400", Status(400), "bad_request"),
        new("context overflow", new ScriptEntry { Fault = new Fault { Kind = FaultKind.Status, Status = 400, Body = TooLong } }, "context_overflow"),
        new("refusal", new ScriptEntry { Reply = "I", FinishReason = "content_filter", Usage = Reported }, "refused") { IsBilled = true },
    ];

    private static ReportedUsage Reported => new(1000, 100);

    /// <summary>At two dollars a million tokens in, and eight out.</summary>
    private const decimal CostOfACall = (1000 * 2m / 1_000_000) + (100 * 8m / 1_000_000);

    public static TheoryData<string, bool, bool> Matrix => [.. from fault in Faults from several in (bool[])[false, true] from stream in (bool[])[false, true] select (fault.Name, several, stream)];

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task Call_ServerFailsOnce_AsTheTableSays(string name, bool several, bool stream)
    {
        var fault = Faults.Single(f => f.Name == name);
        var kind = fault.KindOf(stream);
        var canBeMended = several || fault.IsReply || fault.Waits.Length > 0;
        using var rig = new CallRig { OverTheWire = true };
        await using var server = await ServerAsync(rig, fault.Entry);
        Connect(rig, server, several);

        var asking = rig.AskAsync(Request(rig, stream));
        if (fault.Silent.Length > 0) await Patience.UntilAskedAsync(server);
        await rig.PassAsync(several ? fault.Silent : [.. fault.Silent, .. fault.Waits]);
        var answer = await asking.WaitAsync(Patience.Limit);

        Assert.Equal(canBeMended ? null : $"model.{kind}", answer.Problem?.Code);
        Assert.Equal(canBeMended ? (several && !fault.IsReply ? "second" : "first") : null, answer.Reply?.Provider);
        Assert.Equal(canBeMended ? "whole" : null, answer.Reply?.Text);
        string[] journal = [.. fault.IsReply ? [] : new[] { "call-1 started", $"call-1 {kind}" }, .. canBeMended ? Whole(fault.IsReply ? 1 : 2) : []];
        Assert.Equal(journal, Story(rig));
        Assert.Equal(journal.Length / 2, server.Requests.Count);
        Assert.Equal(new Money(CostOfACall * ((canBeMended ? 1 : 0) + (fault.IsBilled ? 1 : 0))), rig.Ledger.Settled);
        Assert.Equal(fault.MayBeBilled ? FirstReserved(rig) : Money.Zero, rig.Ledger.Unknown);
        Assert.Equal((Money.Zero, rig.Ledger.Settled, rig.Ledger.Unknown), (rig.Ledger.Reserved, rig.Spend.Settled, rig.Spend.Unknown));
    }

    [Theory]
    [InlineData(500, "server", new double[] { 1, 2, 4 }, 4)]
    [InlineData(503, "overloaded", new double[] { 1, 4, 2, 3, 4, 1 }, 0)]
    public async Task Call_ServerNeverRecovers_GivesUpAfterTheRetries(int status, string kind, double[] waits, int heldCalls)
    {
        using var rig = new CallRig { OverTheWire = true };
        await using var server = await ServerAsync(rig, Status(status) with { Times = 0 });
        Connect(rig, server, several: false);

        var asking = rig.AskAsync(Request(rig, stream: true));
        await rig.PassAsync(waits);
        var answer = await asking.WaitAsync(Patience.Limit);

        Assert.Equal(($"model.{kind}", 4), (answer.Problem?.Code, server.Requests.Count));
        Assert.Equal(new Money(FirstReserved(rig).Usd * heldCalls), rig.Ledger.Unknown);
        Assert.Equal((Money.Zero, rig.Spend.Unknown), (rig.Ledger.Reserved, rig.Ledger.Unknown));
    }

    /// <summary>A server whose first answer is the entry, and which is well afterwards.</summary>
    private static Task<SimulatorServer> ServerAsync(CallRig rig, ScriptEntry first) => SimulatorServer.StartAsync(
        new Script([first, new ScriptEntry { Reply = "whole", Usage = Reported, Times = 0 }]), new SimulatorOptions { Time = rig.Time }, CancellationToken.None);

    private static ScriptEntry Status(int status, params (string Name, string Value)[] headers) => new()
    {
        Fault = new Fault { Kind = FaultKind.Status, Status = status, Headers = headers.ToDictionary(h => h.Name, h => h.Value, StringComparer.Ordinal) },
    };

    private static ScriptEntry Breaks(FaultKind kind) => new() { Reply = "whole", Usage = Reported, Fault = new Fault { Kind = kind, AfterBytes = 90 } };

    private static ModelEntry Model(string provider, int window) => new()
    {
        Id = "model",
        Provider = provider,
        ContextWindow = window,
        OutputCap = 8_000,
        Price = new ModelPrice { InputPerMillion = 2, OutputPerMillion = 8, Source = "test" },
    };

    /// <summary>The second has a larger window, as the one has to which a prompt goes that was too long.</summary>
    private static void Connect(CallRig rig, SimulatorServer server, bool several)
    {
        rig.Add(TestSettings.Provider(server.BaseAddress, "first") with { Models = [Model("first", 64_000)] });
        if (several) rig.Add(TestSettings.Provider(server.BaseAddress, "second") with { Models = [Model("second", 200_000)] });
    }

    private static ModelRequest Request(CallRig rig, bool stream) => rig.Request(model: "model") with { Stream = stream };

    /// <summary>What every call did, as the journal has it.</summary>
    private static IEnumerable<string> Story(CallRig rig) =>
        from line in rig.Lines
        where line.Type.StartsWith("call.", StringComparison.Ordinal)
        let call = line.Key!.Split('/')[^1]
        select line.Type == "call.started" ? $"{call} started" : $"{call} {Outcome(line.Read(ModelEvents.Call.ResultJson))}";

    private static string Outcome(CallFinished call) => call.Problem?.Kind ?? call.FinishReason ?? "";

    private static string[] Whole(int number) => [$"call-{number} started", $"call-{number} stop"];

    private static Money FirstReserved(CallRig rig) => rig.Lines.First(line => line.Type == "call.started").Read(ModelEvents.Call.IntentJson).Reserved;
}
