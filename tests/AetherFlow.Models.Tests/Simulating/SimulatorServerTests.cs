using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using AetherFlow.Models.Calling;
using AetherFlow.Models.Tests.Support;
using AetherFlow.Simulator;
using AetherFlow.Simulator.Scripts;

namespace AetherFlow.Models.Tests.Simulating;

public sealed class SimulatorServerTests
{
    private const string Valid = """{"model":"m","messages":[{"role":"user","content":"Say hi."}]}""";

    [Theory]
    [InlineData("{", "could not parse")]
    [InlineData("[]", "JSON object")]
    [InlineData("""{"messages":[{"role":"user","content":"x"}]}""", "model")]
    [InlineData("""{"model":7,"messages":[{"role":"user","content":"x"}]}""", "model")]
    [InlineData("""{"model":"m"}""", "messages")]
    [InlineData("""{"model":"m","messages":[]}""", "messages")]
    [InlineData("""{"model":"m","messages":"x"}""", "messages")]
    [InlineData("""{"model":"m","messages":[{"content":"x"}]}""", "messages[0]")]
    [InlineData("""{"model":"m","messages":[{"role":"king","content":"x"}]}""", "messages[0]")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":7}]}""", "messages[0]")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":"x"}],"max_tokens":"many"}""", "max_tokens")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":"x"}],"max_tokens":0}""", "max_tokens")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":"x"}],"temperature":2.5}""", "temperature")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":"x"}],"stream":"yes"}""", "stream")]
    public async Task Complete_InvalidRequest_400InTheVendorsShape(string body, string words)
    {
        await using var simulated = await Simulated.StartAsync(Script.Always("hi"));

        var (status, answer) = await PostAsync(simulated.Server, body);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        var error = answer.GetProperty("error");
        Assert.Contains(words, error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("invalid_request_error", error.GetProperty("type").GetString());
        Assert.Null(Assert.Single(simulated.Server.Requests).Asked);
    }

    [Fact]
    public async Task Complete_NoKey_401()
    {
        await using var simulated = await Simulated.StartAsync(Script.Always("hi"), key: null);

        Assert.Equal("auth", (await Asked.OfAsync(simulated.Client, stream: true)).Problem?.Kind);
        Assert.Contains("Set DEEPSEEK_API_KEY.", (await Asked.OfAsync(simulated.Client, stream: true)).Problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Complete_UnknownPath_404()
    {
        await using var simulated = await Simulated.StartAsync(Script.Always("hi"));

        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(simulated.Server, Valid, "v2/chat/completions")).Status);
    }

    [Fact]
    public async Task Models_Listed()
    {
        await using var simulated = await Simulated.StartAsync(new ScriptEntry { Reply = "hi", Match = new RequestMatch { Model = "m" } });
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", TestSettings.Key);

        var list = JsonDocument.Parse(await http.GetStringAsync(new Uri(simulated.Server.BaseAddress, "v1/models"))).RootElement;

        Assert.Equal(["m", "simulator"], list.GetProperty("data").EnumerateArray().Select(m => m.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Complete_ScriptInOrder_FirstFittingUnusedEntryAnswers()
    {
        await using var simulated = await Simulated.StartAsync(new Script(
        [
            new ScriptEntry { Reply = "other", Match = new RequestMatch { Contains = ["something else"] } },
            new ScriptEntry { Reply = "twice", Match = new RequestMatch { Contains = ["Say hi"] }, Times = 2 },
            new ScriptEntry { Reply = "model n", Match = new RequestMatch { Model = "n" } },
            new ScriptEntry { Reply = "always", Match = new RequestMatch { Contains = ["Say", "hi."] }, Times = 0 },
        ]));

        var replies = new List<string?>();
        for (var i = 0; i < 4; i++) replies.Add(Text((await PostAsync(simulated.Server, Valid)).Answer));

        Assert.Equal(["twice", "twice", "always", "always"], replies);
        Assert.Equal([1, 1, 3, 3], simulated.Server.Requests.Select(r => r.Entry));
    }

    [Fact]
    public async Task Complete_NothingFits_400SaysWhatWasAskedAndWhatIsLeft()
    {
        await using var simulated = await Simulated.StartAsync(new ScriptEntry { Reply = "x", Match = new RequestMatch { Contains = ["something else"] } });

        var (status, answer) = await PostAsync(simulated.Server, Valid);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        var message = answer.GetProperty("error").GetProperty("message").GetString();
        Assert.Contains("'Say hi.'", message, StringComparison.Ordinal);
        Assert.Contains("0: contains 'something else'", message, StringComparison.Ordinal);
        Assert.Contains(RequestHash.Of("m", [("user", "Say hi.")], null, null).Value[..12], message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Complete_Recording_EachRequestGetsItsRepliesInOrder()
    {
        var hi = RequestHash.Of("m", [("user", "Say hi.")], null, null).Value;
        await using var simulated = await Simulated.StartAsync(new Script(
        [
            Script.Recorded("0000", null, "other", "stop", null),
            Script.Recorded(hi, null, "first", "stop", new ReportedUsage(5, 6)),
            Script.Recorded(hi, null, "second", "length", null),
        ]));

        var first = (await PostAsync(simulated.Server, Valid)).Answer;
        var second = (await PostAsync(simulated.Server, Valid)).Answer;

        Assert.Equal(("first", 5), (Text(first), first.GetProperty("usage").GetProperty("prompt_tokens").GetInt32()));
        Assert.Equal(("second", "length"), (Text(second), second.GetProperty("choices")[0].GetProperty("finish_reason").GetString()));
        Assert.False(second.TryGetProperty("usage", out _));
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(simulated.Server, Valid)).Status);
    }

    [Fact]
    public async Task Complete_HashOfOurClientsRequest_IsTheOneThatRunsRecord()
    {
        await using var simulated = await Simulated.StartAsync(Script.Always("hi"));

        await simulated.Client.GetResponseAsync(
            [new(Microsoft.Extensions.AI.ChatRole.System, "é"), new(Microsoft.Extensions.AI.ChatRole.User, "\"<x>\"\n🙂")],
            new Microsoft.Extensions.AI.ChatOptions { ModelId = "m", MaxOutputTokens = 12, Temperature = 0.7f });

        Assert.Equal(RequestHash.Of("m", [("system", "é"), ("user", "\"<x>\"\n🙂")], 12, 0.7f).Value, simulated.Server.Requests[0].Asked?.Hash);
    }

    [Fact]
    public async Task Complete_SharedBeginning_ReportedAsCached()
    {
        await using var simulated = await Simulated.StartAsync(Script.Always("hi"));
        var shared = new string('x', 2000);
        for (var i = 0; i < 2; i++) await PostAsync(simulated.Server, Valid.Replace("Say hi.", shared + i, StringComparison.Ordinal));

        Assert.Equal([0L, 448L], simulated.Server.Requests.Select(r => r.Usage!.Cached));
    }

    [Theory]
    [InlineData("openai", """[{"type":"function","function":{"name":"add","description":"…"}}]""")]
    [InlineData("anthropic", """[{"name":"add","description":"…","input_schema":{"type":"object"}}]""")]
    [InlineData("gemini", """[{"functionDeclarations":[{"name":"add","description":"…"}]}]""")]
    public async Task Complete_ToolsBeyondAscii_CountedInBytes(string format, string tools)
    {
        await using var simulated = await Simulated.StartAsync(Script.Always("hi"));
        foreach (var letter in "eé")
        {
            var described = tools.Replace("…", new string(letter, 400), StringComparison.Ordinal);
            await WireCall.PostAsync(simulated.Server, format, stream: false, $"{{\"tools\":{described},{WireCall.Valid(format, stream: false)[1..]}");
        }

        var counted = simulated.Server.Requests.Select(r => r.Usage!.Prompt).ToList();
        Assert.Equal(100, counted[1] - counted[0]);
    }

    [Fact]
    public async Task Dispose_AnswerStalls_EndsAtOnce()
    {
        var simulated = await Simulated.StartAsync(new ScriptEntry { Reply = "hi", Fault = new Fault { Kind = FaultKind.Stall, AfterBytes = 10 } });
        var asking = Asked.OfAsync(simulated.Client, stream: true);
        await Patience.UntilAskedAsync(simulated.Server);

        await simulated.Server.DisposeAsync().AsTask().WaitAsync(Patience.Limit);

        Assert.NotNull((await asking.WaitAsync(Patience.Limit)).Problem);
        await simulated.DisposeAsync();
    }

    private static string? Text(JsonElement completion) => completion.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString();

    private static async Task<(HttpStatusCode Status, JsonElement Answer)> PostAsync(SimulatorServer server, string body, string path = "v1/chat/completions")
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.BaseAddress, path)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", TestSettings.Key);
        using var response = await http.SendAsync(request);
        return (response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement);
    }
}
