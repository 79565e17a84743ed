using System.Text.Json;
using AetherFlow.Models.Calling;
using AetherFlow.Models.Catalogues;
using AetherFlow.Models.Tests.Support;
using AetherFlow.Models.Tests.Wire.Vendors;
using AetherFlow.Models.Wire;
using AetherFlow.Simulator;
using AetherFlow.Simulator.Scripts;
using Microsoft.Extensions.AI;

namespace AetherFlow.Models.Tests.Wire;

/// <summary>Each kind of vendor over real connections: the simulator refuses what a vendor would refuse.</summary>
public sealed class SimulatedVendorTests
{
    private const string Reply = "public sealed class Café { } // 🙂 done";

    private static readonly JsonElement Weather = JsonElement.Parse("""{"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}""");

    /// <summary>With words that no vendor takes in a schema for its replies, and an optional property.</summary>
    private static readonly JsonElement Verdict = JsonElement.Parse("""
        {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"T","type":"object","required":["status","score"],
        "properties":{"status":{"enum":["passed","failed"]},"score":{"type":"integer","minimum":0,"maximum":100},"why":{"description":"D","$ref":"#/$defs/text"}},
        "allOf":[{"if":{"properties":{"status":{"const":"passed"}}},"then":{"properties":{"score":{"minimum":1}}}}],"$defs":{"text":{"type":"string","pattern":"\\S"}}}
        """);

    [Theory]
    [MemberData(nameof(Vendor.KindsAndWays), MemberType = typeof(Vendor))]
    public async Task Ask_Text_WholeReplyAndTheTokensOfTheBill(string kind, bool stream)
    {
        var entry = new ScriptEntry { Reply = Reply, Reasoning = "hm so", Chunk = 3, Usage = new ReportedUsage(Prompt: 100, Completion: 20, Cached: 60, Reasoning: 5) };

        var asked = await AskAsync(kind, stream, entry);

        Assert.Equal((Reply, null), (asked.Text, asked.Problem));
        Assert.Null(FinishReasons.ProblemOf(asked.FinishReason!, "p", "m"));
        Assert.Equal((100, 60, 20), (asked.Usage!.InputTokenCount, asked.Usage.CachedInputTokenCount, asked.Usage.OutputTokenCount));
        Assert.Equal("hm so", string.Concat(asked.Contents<TextReasoningContent>().Select(c => c.Text)));
    }

    [Theory]
    [InlineData(FaultKind.Cut, "cut")]
    [InlineData(FaultKind.Reset, "cut")]
    [InlineData(FaultKind.Html, "malformed")]
    [InlineData(FaultKind.Empty, "malformed")]
    [InlineData(FaultKind.WrongContentType, "malformed")]
    [InlineData(FaultKind.Malformed, "malformed")]
    [InlineData(FaultKind.NoFinish, "cut")]
    [InlineData(FaultKind.UnknownFinish, "malformed")]
    [InlineData(FaultKind.Refusal, "refused")]
    [InlineData(FaultKind.NoUsage, null)]
    [InlineData(FaultKind.NoDone, null)]
    [InlineData(FaultKind.JsonForStream, null)]
    [InlineData(FaultKind.KeepAlives, null)]
    [InlineData(FaultKind.NoSpace, null)]
    [InlineData(FaultKind.SplitUtf8, null)]
    [InlineData(FaultKind.SlowBytes, null)]
    public async Task Ask_StreamWithAFault_ProblemOfItsKindOrTheWholeReply(FaultKind fault, string? wanted)
    {
        var acted = new Fault { Kind = fault, AfterBytes = 60 };
        if (fault == FaultKind.SlowBytes) acted = acted with { Pause = TimeSpan.Zero };
        foreach (var kind in Provider.Kinds)
        {
            var asked = await AskAsync(kind, stream: true, new ScriptEntry { Reply = Reply, Fault = acted });

            var problem = asked.Problem ?? FinishReasons.ProblemOf(asked.FinishReason!, "p", "m");
            Assert.Equal((kind, wanted), (kind, problem?.Kind));
            if (wanted is null) Assert.Equal(Reply, asked.Text);
        }
    }

    [Theory]
    [MemberData(nameof(Vendor.KindsAndWays), MemberType = typeof(Vendor))]
    public async Task Ask_ToolsAndTheirResults_ConversationThatTheVendorTakes(string kind, bool stream)
    {
        ScriptedCall[] calls = [Call("Évora"), Call("🙂")];
        await using var server = await StartAsync(
            new ScriptEntry { Match = new RequestMatch { Tools = ["weather"] }, Reply = "Let me look.", Reasoning = "hm", ToolCalls = calls, Chunk = 3 },
            new ScriptEntry { Reply = "Sunny." });
        using var http = ModelHttp.Create();
        using var client = ClientOf(kind, server, http);
        var options = new ChatOptions { Tools = [AIFunctionFactory.CreateDeclaration("weather", "Tells the weather.", Weather)] };
        List<ChatMessage> conversation = [new(ChatRole.System, "You are brief."), new(ChatRole.User, "How is it?")];

        var first = await GetAsync(client, conversation, options, stream);
        var asked = first.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>().ToList();
        conversation.AddRange(first.Messages);
        conversation.Add(new ChatMessage(ChatRole.Tool, [.. asked.Select(c => new FunctionResultContent(c.CallId, "sun"))]));
        var second = await GetAsync(client, conversation, options, stream);

        Assert.Equal(["Évora", "🙂"], asked.Select(c => ((JsonElement)c.Arguments!["city"]!).GetString()));
        Assert.Equal(("Let me look.", "Sunny."), (first.Text, second.Text));
    }

    [Theory]
    [MemberData(nameof(Vendor.KindsAndWays), MemberType = typeof(Vendor))]
    public async Task Ask_SchemaWithWordsThatVendorsRefuse_Taken(string kind, bool stream)
    {
        await using var server = await StartAsync(new ScriptEntry { Reply = """{"status":"passed"}""" });
        using var http = ModelHttp.Create();
        using var client = ClientOf(kind, server, http);

        var response = await GetAsync(client, [new(ChatRole.User, "Well?")], new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(Verdict, "verdict") }, stream);

        Assert.Equal("""{"status":"passed"}""", response.Text);
    }

    [Theory]
    [MemberData(nameof(Vendor.Kinds), MemberType = typeof(Vendor))]
    public async Task Ask_WrongKey_RefusedByCallAndProbe(string kind)
    {
        await using var server = await SimulatorServer.StartAsync(
            new Script([]), new SimulatorOptions { Time = TimeProvider.System, BadKey = TestSettings.Key }, TestContext.Current.CancellationToken);
        using var http = ModelHttp.Create();
        using var client = ClientOf(kind, server, http);

        var problem = (await Asked.OfAsync(client, stream: true)).Problem!;
        var probed = await EndpointProbe.TryAsync(Asked.ProviderOf(kind, server.BaseAddress), http, TimeProvider.System, TestContext.Current.CancellationToken);

        Assert.Equal(("auth", false, false), (problem.Kind, problem.Retryable, problem.Charged));
        Assert.Equal("model.auth", probed?.Code);
        Assert.Null(await EndpointProbe.TryAsync(Asked.ProviderOf(kind, server.BaseAddress) with { Key = "another-key" }, http, TimeProvider.System, TestContext.Current.CancellationToken));
    }

    private static ScriptedCall Call(string city) => new("weather", JsonSerializer.Serialize(new Dictionary<string, string> { ["city"] = city }));

    private static async Task<Asked> AskAsync(string kind, bool stream, ScriptEntry entry)
    {
        await using var server = await StartAsync(entry);
        using var http = ModelHttp.Create();
        using var client = ClientOf(kind, server, http);
        return await Asked.OfAsync(client, stream);
    }

    private static Task<ChatResponse> GetAsync(ModelClient client, IEnumerable<ChatMessage> messages, ChatOptions options, bool stream) => stream
        ? client.GetStreamingResponseAsync(messages, options, TestContext.Current.CancellationToken).ToChatResponseAsync(TestContext.Current.CancellationToken)
        : client.GetResponseAsync(messages, options, TestContext.Current.CancellationToken);

    private static Task<SimulatorServer> StartAsync(params ScriptEntry[] entries) =>
        SimulatorServer.StartAsync(new Script(entries), new SimulatorOptions { Time = TimeProvider.System }, TestContext.Current.CancellationToken);

    private static ModelClient ClientOf(string kind, SimulatorServer server, HttpClient http) =>
        new(Asked.ProviderOf(kind, server.BaseAddress) with { Models = [] }, TimeSpan.FromSeconds(60), http, TimeProvider.System);
}
