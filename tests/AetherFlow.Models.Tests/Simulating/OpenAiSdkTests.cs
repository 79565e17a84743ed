using System.ClientModel;
using System.ClientModel.Primitives;
using AetherFlow.Models.Tests.Support;
using AetherFlow.Simulator.Scripts;
using OpenAI;
using OpenAI.Chat;

namespace AetherFlow.Models.Tests.Simulating;

/// <summary>OpenAI's own client takes the simulator for a vendor.</summary>
public sealed class OpenAiSdkTests
{
    private static readonly ScriptEntry Entry = new() { Reply = "Olá, 🙂!", Chunk = 2, Times = 0, Usage = new ReportedUsage(100, 80, 64, 7) };

    [Fact]
    public async Task Complete_Text_ReplyAndUsage()
    {
        await using var simulated = await Simulated.StartAsync(Entry);

        ChatCompletion completion = await Client(simulated).CompleteChatAsync("Say hi.");

        Assert.Equal("Olá, 🙂!", completion.Content[0].Text);
        Assert.Equal(ChatFinishReason.Stop, completion.FinishReason);
        Assert.Equal((100, 80), (completion.Usage.InputTokenCount, completion.Usage.OutputTokenCount));
        Assert.Equal((64, 7), (completion.Usage.InputTokenDetails.CachedTokenCount, completion.Usage.OutputTokenDetails.ReasoningTokenCount));
    }

    [Fact]
    public async Task Complete_Streaming_SameTextAndUsage()
    {
        await using var simulated = await Simulated.StartAsync(Entry);
        var text = "";
        ChatTokenUsage? usage = null;
        ChatFinishReason? finish = null;
        await foreach (var update in Client(simulated).CompleteChatStreamingAsync("Say hi."))
        {
            text += string.Concat(update.ContentUpdate.Select(part => part.Text));
            usage ??= update.Usage;
            finish ??= update.FinishReason;
        }

        Assert.Equal(("Olá, 🙂!", ChatFinishReason.Stop), (text, finish));
        Assert.Equal((100, 80), (usage?.InputTokenCount, usage?.OutputTokenCount));
        Assert.Equal((64, 7), (usage?.InputTokenDetails.CachedTokenCount, usage?.OutputTokenDetails.ReasoningTokenCount));
    }

    [Fact]
    public async Task Complete_WrongKey_401()
    {
        await using var simulated = await Simulated.StartAsync(new Script([Entry]), badKey: "sk-wrong-key-0000");

        var error = await Assert.ThrowsAsync<ClientResultException>(() => Client(simulated, "sk-wrong-key-0000").CompleteChatAsync("Say hi."));

        Assert.Equal(401, error.Status);
        Assert.Contains("invalid_api_key", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Complete_InvalidRequest_400()
    {
        await using var simulated = await Simulated.StartAsync(Entry);

        var error = await Assert.ThrowsAsync<ClientResultException>(() => Client(simulated).CompleteChatAsync([new UserChatMessage("Say hi.")], new ChatCompletionOptions { Temperature = 3 }));

        Assert.Equal(400, error.Status);
        Assert.Contains("temperature", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Complete_Tools_CallsAndTheirResultsGoRound(bool stream)
    {
        await using var simulated = await Simulated.StartAsync(new Script(
        [
            new ScriptEntry { ToolCalls = [new ScriptedCall("add", """{"a":2,"b":"é"}"""), new ScriptedCall("multiply", "{}", "call_mine")], Chunk = 3, Match = new RequestMatch { Tools = ["add"] } },
            new ScriptEntry { Reply = "done" },
        ]));
        var options = new ChatCompletionOptions { ToolChoice = ChatToolChoice.CreateAutoChoice(), AllowParallelToolCalls = true };
        options.Tools.Add(ChatTool.CreateFunctionTool("add", "Adds.", BinaryData.FromString("""{"type":"object","properties":{"a":{"type":"integer"}}}""")));
        options.Tools.Add(ChatTool.CreateFunctionTool("multiply"));
        var client = Client(simulated);
        List<ChatMessage> messages = [new UserChatMessage("Add and multiply.")];

        var calls = stream ? await StreamCallsAsync(client, messages, options) : [.. (await client.CompleteChatAsync(messages, options)).Value.ToolCalls];
        messages.Add(new AssistantChatMessage(calls));
        foreach (var call in calls) messages.Add(new ToolChatMessage(call.Id, "5"));
        ChatCompletion answer = await client.CompleteChatAsync(messages, options);

        Assert.Equal(["add", "multiply"], calls.Select(c => c.FunctionName));
        Assert.Equal("""{"a":2,"b":"é"}""", calls[0].FunctionArguments.ToString());
        Assert.Equal("call_mine", calls[1].Id);
        Assert.Equal("done", answer.Content[0].Text);
        Assert.Equal(["add", "multiply"], simulated.Server.Requests[0].Asked!.Tools);
        Assert.Equal(["user", "assistant", "tool", "tool"], simulated.Server.Requests[1].Asked!.Messages.Select(m => m.Role));
    }

    [Fact]
    public async Task Complete_ToolsNotAnswered_400NamesTheCall()
    {
        await using var simulated = await Simulated.StartAsync(Entry);
        List<ChatMessage> messages = [new UserChatMessage("Add."), new AssistantChatMessage([ChatToolCall.CreateFunctionToolCall("call_1", "add", BinaryData.FromString("{}"))]), new UserChatMessage("Well?")];

        var error = await Assert.ThrowsAsync<ClientResultException>(() => Client(simulated).CompleteChatAsync(messages));

        Assert.Equal(400, error.Status);
        Assert.Contains("did not have response messages: call_1", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type":"object","properties":{"ok":{"type":"boolean"}},"required":["ok"],"additionalProperties":false}""", null)]
    [InlineData("""{"type":"object","properties":{"ok":{"type":"boolean"}},"required":["ok"]}""", "'additionalProperties' is required to be supplied and to be false")]
    [InlineData("""{"type":"object","properties":{"ok":{"type":"boolean"}},"required":[],"additionalProperties":false}""", "Missing 'ok'")]
    public async Task Complete_StrictSchema_TakenOrRefusedAsTheVendorDoes(string schema, string? fault)
    {
        await using var simulated = await Simulated.StartAsync(Entry);
        var options = new ChatCompletionOptions { ResponseFormat = ChatResponseFormat.CreateJsonSchemaFormat("verdict", BinaryData.FromString(schema), jsonSchemaIsStrict: true) };

        var error = await Record.ExceptionAsync(() => Client(simulated).CompleteChatAsync([new UserChatMessage("Say hi.")], options));

        Assert.Equal(fault is null ? schema : null, Assert.Single(simulated.Server.Requests).Asked?.Schema?.GetRawText());
        if (fault is null) Assert.Null(error);
        else Assert.Contains(fault, Assert.IsType<ClientResultException>(error).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(VendorError.ContextOverflow, 400, "context_length_exceeded")]
    [InlineData(VendorError.Refusal, 400, "invalid_prompt")]
    [InlineData(VendorError.InsufficientQuota, 429, "insufficient_quota")]
    [InlineData(VendorError.UnknownModel, 404, "model_not_found")]
    public async Task Complete_VendorsErrors_StatusAndCode(VendorError kind, int status, string code)
    {
        await using var simulated = await Simulated.StartAsync(new ScriptEntry { Fault = new Fault { Kind = FaultKind.Status, Error = kind } });

        var error = await Assert.ThrowsAsync<ClientResultException>(() => Client(simulated).CompleteChatAsync("Say hi."));

        Assert.Equal(status, error.Status);
        Assert.Contains(code, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Complete_Refusal_ContentFilter()
    {
        await using var simulated = await Simulated.StartAsync(Entry with { Fault = new Fault { Kind = FaultKind.Refusal } });

        ChatCompletion completion = await Client(simulated).CompleteChatAsync("Say hi.");

        Assert.Equal(ChatFinishReason.ContentFilter, completion.FinishReason);
    }

    private static async Task<List<ChatToolCall>> StreamCallsAsync(ChatClient client, List<ChatMessage> messages, ChatCompletionOptions options)
    {
        var calls = new SortedDictionary<int, (string Id, string Name, string Arguments)>();
        ChatFinishReason? finish = null;
        await foreach (var update in client.CompleteChatStreamingAsync(messages, options))
        {
            finish ??= update.FinishReason;
            foreach (var piece in update.ToolCallUpdates)
            {
                var (id, name, arguments) = calls.GetValueOrDefault(piece.Index);
                calls[piece.Index] = (id ?? piece.ToolCallId, name ?? piece.FunctionName, arguments + piece.FunctionArgumentsUpdate);
            }
        }

        Assert.Equal(ChatFinishReason.ToolCalls, finish);
        return [.. calls.Values.Select(c => ChatToolCall.CreateFunctionToolCall(c.Id, c.Name, BinaryData.FromString(c.Arguments)))];
    }

    private static ChatClient Client(Simulated simulated, string key = TestSettings.Key) => new(
        "simulator",
        new ApiKeyCredential(key),
        new OpenAIClientOptions { Endpoint = new Uri(simulated.Server.BaseAddress, "v1"), RetryPolicy = new ClientRetryPolicy(0) });
}
