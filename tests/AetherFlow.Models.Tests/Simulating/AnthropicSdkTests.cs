using System.Text.Json;
using AetherFlow.Models.Tests.Support;
using AetherFlow.Simulator.Scripts;
using Anthropic;
using Anthropic.Core;
using Anthropic.Exceptions;
using Anthropic.Models.Messages;

namespace AetherFlow.Models.Tests.Simulating;

/// <summary>Anthropic's own client takes the simulator for its vendor.</summary>
public sealed class AnthropicSdkTests
{
    private static readonly ScriptEntry Entry = new() { Reply = "Olá, 🙂!", Chunk = 2, Times = 0, Usage = new ReportedUsage(100, 80, 64, 7, 16) };

    private static readonly MessageCreateParams Asked = new()
    {
        Model = "claude-test",
        MaxTokens = 2000,
        System = "Be brief.",
        Messages = [new UserMessageParam("Say hi.")],
    };

    [Fact]
    public async Task Create_Text_ReplyAndUsage()
    {
        await using var simulated = await Simulated.StartAsync(Entry);
        using var client = Client(simulated);

        var message = await client.Messages.Create(Asked);

        Assert.Equal("Olá, 🙂!", Text(message));
        Assert.Equal("end_turn", message.StopReason?.Raw());
        Assert.Equal((20, 80), (message.Usage.InputTokens, message.Usage.OutputTokens));
        Assert.Equal((64, 16), (message.Usage.CacheReadInputTokens, message.Usage.CacheCreationInputTokens));
        Assert.Equal(7, message.Usage.OutputTokensDetails?.ThinkingTokens);
        Assert.Equal(["system", "user"], simulated.Server.Requests[0].Asked!.Messages.Select(m => m.Role));
    }

    [Fact]
    public async Task CreateStreaming_ThinkingTextAndTools_EventsInOrder()
    {
        await using var simulated = await Simulated.StartAsync(Entry with
        {
            Reasoning = "First, think.",
            ToolCalls = [new ScriptedCall("weather", """{"city":"Évora"}"""), new ScriptedCall("time", "{}")],
        });
        using var client = Client(simulated);
        var (thought, signature, text, arguments) = ("", "", "", "");
        var kinds = new List<string>();
        RawMessageDeltaEvent? end = null;

        await foreach (var item in client.Messages.CreateStreaming(Asked with { Tools = [Tool("weather"), Tool("time")] }))
        {
            item.Validate();
            if (item.TryPickContentBlockStart(out var start)) kinds.Add(start.ContentBlock.Json.GetProperty("type").GetString()!);
            if (item.TryPickDelta(out var delta)) end = delta;
            if (!item.TryPickContentBlockDelta(out var piece)) continue;
            if (piece.Delta.TryPickThinking(out var thinking)) thought += thinking.Thinking;
            if (piece.Delta.TryPickSignature(out var signed)) signature += signed.Signature;
            if (piece.Delta.TryPickText(out var words)) text += words.Text;
            if (piece.Delta.TryPickInputJson(out var json)) arguments += json.PartialJson;
        }

        Assert.Equal(["thinking", "text", "tool_use", "tool_use"], kinds);
        Assert.Equal(("First, think.", "Olá, 🙂!", """{"city":"Évora"}{}"""), (thought, text, arguments));
        Assert.NotEmpty(signature);
        Assert.Equal("tool_use", end?.Delta.StopReason?.Raw());
        Assert.Equal((20, 80), (end?.Usage.InputTokens, end?.Usage.OutputTokens));
    }

    [Fact]
    public async Task Create_ToolsAndThinking_GoRound()
    {
        await using var simulated = await Simulated.StartAsync(new Script(
        [
            new ScriptEntry { Reasoning = "hm", Reply = "Let me see.", ToolCalls = [new ScriptedCall("weather", """{"city":"Évora"}""")], Match = new RequestMatch { Tools = ["weather"] } },
            new ScriptEntry { Reply = "40 degrees" },
        ]));
        using var client = Client(simulated);
        var asked = Asked with { Tools = [Tool("weather")], ToolChoice = new ToolChoiceAuto(), Thinking = new ThinkingConfigEnabled(1024) };

        var first = await client.Messages.Create(asked);
        var use = first.Content.Select(block => block.TryPickToolUse(out var call) ? call : null).OfType<ToolUseBlock>().Single();
        var second = await client.Messages.Create(asked with
        {
            Messages =
            [
                .. asked.Messages,
                new AssistantMessageParam(new List<ContentBlockParam>(first.Content.Select(block => new ContentBlockParam(block.Json)))),
                new UserMessageParam(new List<ContentBlockParam> { new ToolResultBlockParam(use.ID) { Content = "40 C" } }),
            ],
        });

        Assert.Equal("tool_use", first.StopReason?.Raw());
        Assert.Equal("Évora", use.Input["city"].GetString());
        Assert.Equal("40 degrees", Text(second));
        Assert.Equal(["system", "user", "assistant", "tool"], simulated.Server.Requests[1].Asked!.Messages.Select(m => m.Role));
    }

    [Fact]
    public async Task Create_Schema_Logged()
    {
        await using var simulated = await Simulated.StartAsync(Entry);
        using var client = Client(simulated);
        const string Schema = """{"type":"object","properties":{"ok":{"type":"boolean"}},"additionalProperties":false}""";

        await client.Messages.Create(Asked with
        {
            OutputConfig = new OutputConfig { Format = new JsonOutputFormat { Schema = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(Schema)! } },
        });

        Assert.True(JsonElement.DeepEquals(WireCall.Json(Schema), simulated.Server.Requests[0].Asked!.Schema!.Value));
    }

    [Fact]
    public async Task Create_WrongKey_401()
    {
        await using var simulated = await Simulated.StartAsync(new Script([Entry]), badKey: "sk-wrong-key-0000");
        using var client = Client(simulated, "sk-wrong-key-0000");

        var error = await Assert.ThrowsAsync<AnthropicUnauthorizedException>(() => client.Messages.Create(Asked));

        Assert.Contains("authentication_error", error.ResponseBody, StringComparison.Ordinal);
        Assert.Null(Assert.Single(simulated.Server.Requests).Asked);
    }

    [Theory]
    [InlineData(VendorError.ContextOverflow, 400, "prompt is too long")]
    [InlineData(VendorError.Refusal, 400, "content filtering")]
    [InlineData(VendorError.InsufficientQuota, 400, "credit balance")]
    [InlineData(VendorError.UnknownModel, 404, "model: claude-test")]
    public async Task Create_VendorsErrors_StatusAndWords(VendorError kind, int status, string words)
    {
        await using var simulated = await Simulated.StartAsync(new ScriptEntry { Fault = new Fault { Kind = FaultKind.Status, Error = kind } });
        using var client = Client(simulated);

        var error = await Assert.ThrowsAnyAsync<AnthropicApiException>(() => client.Messages.Create(Asked));

        Assert.Equal(status, (int)error.StatusCode);
        Assert.Contains(words, error.ResponseBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_InvalidRequest_400()
    {
        await using var simulated = await Simulated.StartAsync(Entry);
        using var client = Client(simulated);

        var error = await Assert.ThrowsAsync<AnthropicBadRequestException>(() => client.Messages.Create(Asked with { MaxTokens = 0 }));

        Assert.Contains("max_tokens", error.ResponseBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CreateStreaming_ErrorInMidStream_Thrown()
    {
        await using var simulated = await Simulated.StartAsync(Entry with { Fault = new Fault { Kind = FaultKind.ErrorInReply } });
        using var client = Client(simulated);

        var error = await Record.ExceptionAsync(async () =>
        {
            await foreach (var item in client.Messages.CreateStreaming(Asked)) item.Validate();
        });

        Assert.Contains("overloaded_error", error?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Models_Listed()
    {
        await using var simulated = await Simulated.StartAsync(Entry with { Match = new RequestMatch { Model = "claude-test" } });
        using var client = Client(simulated);

        var page = await client.Models.List();

        Assert.Equal(["claude-test", "simulator"], page.Items.Select(m => m.ID));
    }

    private static string Text(Message message) => string.Concat(message.Content.Select(block => block.TryPickText(out var text) ? text.Text : ""));

    private static Tool Tool(string name) => new() { Name = name, Description = name, InputSchema = new InputSchema { Properties = new Dictionary<string, JsonElement>() } };

    private static AnthropicClient Client(Simulated simulated, string key = TestSettings.Key) =>
        new(new ClientOptions { ApiKey = key, BaseUrl = simulated.Server.BaseAddress.ToString().TrimEnd('/'), MaxRetries = 0 });
}
