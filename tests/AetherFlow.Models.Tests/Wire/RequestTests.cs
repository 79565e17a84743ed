using System.Text.Json;
using AetherFlow.Models.Catalogues;
using AetherFlow.Models.Settings;
using AetherFlow.Models.Tests.Support;
using AetherFlow.Models.Wire;
using Microsoft.Extensions.AI;

namespace AetherFlow.Models.Tests.Wire;

public sealed class RequestTests
{
    private const string Reply = """{"choices":[{"message":{"content":"hi"},"finish_reason":"stop"}]}""";

    [Fact]
    public async Task Ask_Streaming_ExactRequest()
    {
        var sent = await SentAsync(new ChatOptions { ModelId = "some-model", MaxOutputTokens = 77, Temperature = 0f }, stream: true);

        Assert.Equal(
            """{"model":"some-model","messages":[{"role":"system","content":"S é"},{"role":"user","content":"<U> \"q\""}],"max_tokens":77,"temperature":0,"stream":true,"stream_options":{"include_usage":true}}""",
            sent);
    }

    [Fact]
    public async Task Ask_NotStreamingModelOfTheCatalogue_FieldsOfTheCatalogueSent()
    {
        var sent = await SentAsync(new ChatOptions { Temperature = 0.7f }, stream: false);

        using var json = JsonDocument.Parse(sent);
        Assert.Equal("deepseek-flash", json.RootElement.GetProperty("model").GetString());
        Assert.Equal(4000, json.RootElement.GetProperty("max_tokens").GetInt32());
        Assert.Equal("0.7", json.RootElement.GetProperty("temperature").GetRawText());
        Assert.Equal("disabled", json.RootElement.GetProperty("thinking").GetProperty("type").GetString());
        Assert.False(json.RootElement.GetProperty("stream").GetBoolean());
        Assert.False(json.RootElement.TryGetProperty("stream_options", out _));
    }

    [Fact]
    public async Task Ask_ServerWithAnotherNameForTheTokensOfAReply_ThatName()
    {
        using var json = JsonDocument.Parse(await SentAsync(new ChatOptions { MaxOutputTokens = 77 }, stream: false, OpenAi()));

        Assert.Equal(77, json.RootElement.GetProperty("max_completion_tokens").GetInt32());
        Assert.Equal("none", json.RootElement.GetProperty("reasoning_effort").GetString());
        Assert.False(json.RootElement.TryGetProperty("max_tokens", out _));
    }

    [Fact]
    public async Task Ask_Pictures_ArgumentException()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => SentAsync(null, stream: true, new ChatMessage(ChatRole.User, [new DataContent("data:image/png;base64,AAAA")])));
    }

    private static ProviderSettings OpenAi() => ModelSettingsReader
        .Read(Catalogue.BuiltIn, new Dictionary<string, Setting> { ["OPENAI_API_KEY"] = new(TestSettings.Key, "environment") }).Settings!.Find("openai")!;

    private static Task<string> SentAsync(ChatOptions? options, bool stream, params ChatMessage[] more) =>
        SentAsync(options, stream, TestSettings.Provider(Asked.Nowhere), more);

    private static async Task<string> SentAsync(ChatOptions? options, bool stream, ProviderSettings provider, params ChatMessage[] more)
    {
        var handler = new CannedHandler(System.Text.Encoding.UTF8.GetBytes(Reply), "application/json");
        using var http = new HttpClient(handler);
        using var client = new ModelClient(provider, TimeSpan.FromSeconds(60), http, new Testing.ManualTime());
        ChatMessage[] messages = [new(ChatRole.System, "S é"), new(ChatRole.User, "<U> \"q\""), .. more];
        if (stream) await client.GetStreamingResponseAsync(messages, options).ToChatResponseAsync();
        else await client.GetResponseAsync(messages, options);
        return handler.Asked!;
    }
}
