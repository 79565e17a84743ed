using System.ClientModel;
using System.ClientModel.Primitives;
using AetherFlow.Models.Tests.Support;
using AetherFlow.Simulator.Scripts;
using OpenAI;
using OpenAI.Chat;

namespace AetherFlow.Models.Tests.Simulating;

/// <summary>OpenAI's own client takes the simulator for a vendor.</summary>
public sealed class OfficialSdkTests
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

        Assert.Equal(("Olá, 🙂!", ChatFinishReason.Stop, 100), (text, finish, usage?.InputTokenCount));
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

    private static ChatClient Client(Simulated simulated, string key = TestSettings.Key) => new(
        "simulator",
        new ApiKeyCredential(key),
        new OpenAIClientOptions { Endpoint = new Uri(simulated.Server.BaseAddress, "v1"), RetryPolicy = new ClientRetryPolicy(0) });
}
