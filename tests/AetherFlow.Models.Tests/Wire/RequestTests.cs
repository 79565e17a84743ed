using System.Text.Json;
using AetherFlow.Models.Catalogues;
using AetherFlow.Models.Settings;
using AetherFlow.Models.Tests.Support;
using AetherFlow.Models.Wire;
using Microsoft.Extensions.AI;

namespace AetherFlow.Models.Tests.Wire;

/// <summary>Exactly what leaves, for every kind of vendor.</summary>
public sealed class RequestTests
{
    private static readonly JsonElement Schema = Json("""{"type":"object","properties":{"path":{"type":"string"}},"required":["path"]}""");

    private static readonly ChatOptions Plain = new() { ModelId = "some-model", MaxOutputTokens = 77, Temperature = 0f };

    [Theory]
    [InlineData("openai", """{"model":"some-model","messages":[{"role":"system","content":"S é"},{"role":"user","content":"<U> \"q\""}],"max_tokens":77,"temperature":0,"stream":true,"stream_options":{"include_usage":true}}""", "http://model.test/v1/chat/completions", "Authorization: Bearer KEY")]
    [InlineData("anthropic", """{"model":"some-model","max_tokens":77,"system":[{"type":"text","text":"S é","cache_control":{"type":"ephemeral"}}],"messages":[{"role":"user","content":[{"type":"text","text":"<U> \"q\""}]}],"temperature":0,"stream":true}""", "http://model.test/v1/messages", "anthropic-version: 2023-06-01|x-api-key: KEY")]
    [InlineData("gemini", """{"systemInstruction":{"parts":[{"text":"S é"}]},"contents":[{"role":"user","parts":[{"text":"<U> \"q\""}]}],"generationConfig":{"maxOutputTokens":77,"temperature":0}}""", "http://model.test/v1beta/models/some-model:streamGenerateContent?alt=sse", "x-goog-api-key: KEY")]
    public async Task Ask_Streaming_ExactRequest(string kind, string body, string address, string headers)
    {
        var sent = await SentAsync(Plain, stream: true, Asked.ProviderOf(kind, Asked.Nowhere));

        Assert.Equal((body, address), (sent.Asked, sent.Address!.AbsoluteUri));
        Assert.DoesNotContain(TestSettings.Key, sent.Address.AbsoluteUri, StringComparison.Ordinal);
        foreach (var header in headers.Replace("KEY", TestSettings.Key, StringComparison.Ordinal).Split('|')) Assert.Contains(header, sent.Headers, StringComparison.Ordinal);
        Assert.Contains("Accept: text/event-stream", sent.Headers, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("openai", "/v1/chat/completions")]
    [InlineData("anthropic", "/v1/messages")]
    [InlineData("gemini", "/v1beta/models/some-model:generateContent")]
    public async Task Ask_NotStreaming_AskedForAWholeReply(string kind, string path)
    {
        var sent = await SentAsync(Plain, stream: false, Asked.ProviderOf(kind, Asked.Nowhere) with { Key = null });

        using var json = JsonDocument.Parse(sent.Asked!);
        Assert.Equal(path, sent.Address!.PathAndQuery);
        Assert.False(json.RootElement.TryGetProperty("stream", out var stream) && stream.GetBoolean());
        Assert.False(json.RootElement.TryGetProperty("stream_options", out _));
        Assert.DoesNotContain("ey:", sent.Headers, StringComparison.Ordinal);
        Assert.DoesNotContain("Authorization", sent.Headers, StringComparison.Ordinal);
    }

    /// <summary>Thoughts, text and two calls of an assistant; a result and an error; a text of the user's.</summary>
    [Theory]
    [InlineData("openai", """
        {"role":"user","content":"U"},
        {"role":"assistant","content":"T","tool_calls":[{"id":"c1","type":"function","function":{"name":"read","arguments":"{\"path\":\"a\"}"}},{"id":"c2","type":"function","function":{"name":"list","arguments":"{}"}}]},
        {"role":"tool","tool_call_id":"c1","content":"text"},{"role":"tool","tool_call_id":"c2","content":"no such folder"},
        {"role":"user","content":"V"}
        """)]
    [InlineData("anthropic", """
        {"role":"user","content":[{"type":"text","text":"U"}]},
        {"role":"assistant","content":[{"type":"thinking","thinking":"hm","signature":"sig"},{"type":"redacted_thinking","data":"opaque"},{"type":"text","text":"T"},
          {"type":"tool_use","id":"c1","name":"read","input":{"path":"a"}},{"type":"tool_use","id":"c2","name":"list","input":{}}]},
        {"role":"user","content":[{"type":"tool_result","tool_use_id":"c1","content":"text"},{"type":"tool_result","tool_use_id":"c2","content":"no such folder","is_error":true},{"type":"text","text":"V"}]}
        """)]
    [InlineData("gemini", """
        {"role":"user","parts":[{"text":"U"}]},
        {"role":"model","parts":[{"text":"hm","thought":true,"thoughtSignature":"sig"},{"text":"","thoughtSignature":"opaque"},{"text":"T"},
          {"functionCall":{"name":"read","args":{"path":"a"},"id":"c1"},"thoughtSignature":"c2ln"},{"functionCall":{"name":"list","args":{},"id":"c2"}}]},
        {"role":"user","parts":[{"functionResponse":{"name":"read","response":{"result":"text"},"id":"c1"}},{"functionResponse":{"name":"list","response":{"error":"no such folder"},"id":"c2"}},{"text":"V"}]}
        """)]
    public async Task Ask_ConversationWithTools_GivenBackInOrder(string kind, string turns)
    {
        ChatMessage[] conversation =
        [
            new(ChatRole.User, "U"),
            new(ChatRole.Assistant,
            [
                new TextReasoningContent("not signed"),
                new TextReasoningContent("hm") { ProtectedData = "sig" },
                new TextReasoningContent("") { ProtectedData = "opaque", AdditionalProperties = new() { ["redacted"] = true } },
                new TextContent("T"),
                new FunctionCallContent("c1", "read", new Dictionary<string, object?> { ["path"] = "a" }) { AdditionalProperties = new() { ["thought_signature"] = "c2ln" } },
            ]),
            new(ChatRole.Assistant, [new FunctionCallContent("c2", "list")]),
            new(ChatRole.Tool, [new FunctionResultContent("c1", "text"), new FunctionResultContent("c2", null) { Exception = new IOException("no such folder") }]),
            new(ChatRole.User, "V"),
        ];
        if (kind == "openai") conversation = [conversation[0], new(ChatRole.Assistant, [.. conversation[1].Contents, .. conversation[2].Contents]), .. conversation[3..]];

        var sent = await SentAsync(Plain, stream: true, Asked.ProviderOf(kind, Asked.Nowhere), conversation);

        using var json = JsonDocument.Parse(sent.Asked!);
        var list = json.RootElement.GetProperty(kind == "gemini" ? "contents" : "messages");
        Assert.Equal(Json($"[{turns}]").EnumerateArray().Select(Text), list.EnumerateArray().Select(Text));
    }

    /// <summary>Where the vendor gives no ids, ours come again in every turn.</summary>
    [Fact]
    public async Task Ask_CallsWithoutIdsInTwoTurns_EachResultHasTheNameOfItsCall()
    {
        var sent = await SentAsync(
            Plain,
            stream: true,
            Asked.ProviderOf("gemini", Asked.Nowhere),
            new(ChatRole.User, "U"),
            new(ChatRole.Assistant, [new FunctionCallContent("unnamed-1", "read")]),
            new(ChatRole.Tool, [new FunctionResultContent("unnamed-1", "text")]),
            new(ChatRole.Assistant, [new FunctionCallContent("unnamed-1", "list")]),
            new(ChatRole.Tool, [new FunctionResultContent("unnamed-1", "files")]));

        using var json = JsonDocument.Parse(sent.Asked!);
        var results = json.RootElement.GetProperty("contents").EnumerateArray().Select(c => c.GetProperty("parts")[0]).Where(p => p.TryGetProperty("functionResponse", out _));
        Assert.Equal(
            ["""{"functionResponse":{"name":"read","response":{"result":"text"}}}""", """{"functionResponse":{"name":"list","response":{"result":"files"}}}"""],
            results.Select(Text));
    }

    [Theory]
    [InlineData("openai", "auto", """{"tools":[{"type":"function","function":{"name":"read","description":"Reads.","parameters":SCHEMA}}],"tool_choice":"auto"}""")]
    [InlineData("openai", "any", """{"tool_choice":"required"}""")]
    [InlineData("openai", "none", """{"tool_choice":"none"}""")]
    [InlineData("openai", "read", """{"tool_choice":{"type":"function","function":{"name":"read"}}}""")]
    [InlineData("anthropic", "auto", """{"tools":[{"name":"read","description":"Reads.","input_schema":SCHEMA,"cache_control":{"type":"ephemeral"}}],"tool_choice":{"type":"auto"}}""")]
    [InlineData("anthropic", "any", """{"tool_choice":{"type":"any"}}""")]
    [InlineData("anthropic", "none", """{"tool_choice":{"type":"none"}}""")]
    [InlineData("anthropic", "read", """{"tool_choice":{"type":"tool","name":"read"}}""")]
    [InlineData("gemini", "auto", """{"tools":[{"functionDeclarations":[{"name":"read","description":"Reads.","parametersJsonSchema":SCHEMA}]}],"toolConfig":{"functionCallingConfig":{"mode":"AUTO"}}}""")]
    [InlineData("gemini", "any", """{"toolConfig":{"functionCallingConfig":{"mode":"ANY"}}}""")]
    [InlineData("gemini", "none", """{"toolConfig":{"functionCallingConfig":{"mode":"NONE"}}}""")]
    [InlineData("gemini", "read", """{"toolConfig":{"functionCallingConfig":{"mode":"ANY","allowedFunctionNames":["read"]}}}""")]
    public async Task Ask_Tools_InTheVendorsForm(string kind, string mode, string wanted)
    {
        var options = Plain.Clone();
        options.Tools = [AIFunctionFactory.CreateDeclaration("read", "Reads.", Schema)];
        options.ToolMode = mode switch { "auto" => ChatToolMode.Auto, "any" => ChatToolMode.RequireAny, "none" => ChatToolMode.None, _ => ChatToolMode.RequireSpecific(mode) };

        CheckHas(wanted, await SentAsync(options, stream: true, Asked.ProviderOf(kind, Asked.Nowhere)));
    }

    [Theory]
    [InlineData("openai", """{"response_format":{"type":"json_schema","json_schema":{"name":"verdict","schema":CLOSED,"strict":true}}}""")]
    [InlineData("anthropic", """{"output_config":{"format":{"type":"json_schema","schema":CLOSED}}}""")]
    [InlineData("gemini", """{"generationConfig":{"maxOutputTokens":77,"temperature":0,"responseMimeType":"application/json","responseJsonSchema":CLOSED}}""")]
    public async Task Ask_JsonOfASchema_InTheVendorsForm(string kind, string wanted)
    {
        var options = Plain.Clone();
        options.ResponseFormat = ChatResponseFormat.ForJsonSchema(Schema, "verdict");

        CheckHas(wanted, await SentAsync(options, stream: true, Asked.ProviderOf(kind, Asked.Nowhere)));
    }

    [Fact]
    public async Task Ask_JsonWithoutASchema_WhereTheVendorHasIt()
    {
        var options = Plain.Clone();
        options.ResponseFormat = ChatResponseFormat.Json;

        CheckHas("""{"response_format":{"type":"json_object"}}""", await SentAsync(options, stream: true, Asked.ProviderOf("openai", Asked.Nowhere)));
        CheckHas("""{"generationConfig":{"maxOutputTokens":77,"temperature":0,"responseMimeType":"application/json"}}""", await SentAsync(options, stream: true, Asked.ProviderOf("gemini", Asked.Nowhere)));
        await Assert.ThrowsAsync<ArgumentException>(() => SentAsync(options, stream: true, Asked.ProviderOf("anthropic", Asked.Nowhere)));
    }

    [Fact]
    public async Task Ask_FieldsOfTheCatalogue_MergedDeeplyAndNullTakesAway()
    {
        var entry = ModelEntry.Unlisted("p", "some-model") with
        {
            Request = new Dictionary<string, JsonElement>
            {
                ["generationConfig"] = Json("""{"temperature":null,"thinkingConfig":{"thinkingBudget":0}}"""),
                ["cachedContent"] = Json("\"cachedContents/1\""),
            },
        };

        CheckHas(
            """{"generationConfig":{"maxOutputTokens":77,"thinkingConfig":{"thinkingBudget":0}},"cachedContent":"cachedContents/1"}""",
            await SentAsync(Plain, stream: true, Asked.ProviderOf("gemini", Asked.Nowhere) with { Models = [entry] }));
    }

    [Fact]
    public async Task Ask_NotStreamingModelOfTheCatalogue_FieldsOfTheCatalogueSent()
    {
        CheckHas(
            """{"model":"deepseek-flash","max_tokens":4000,"temperature":0.7,"thinking":{"type":"disabled"},"stream":false}""",
            await SentAsync(new ChatOptions { Temperature = 0.7f }, stream: false, TestSettings.Provider(Asked.Nowhere)));
    }

    [Fact]
    public async Task Ask_VendorsOfTheCatalogue_TheirNamesAndHabits()
    {
        CheckHas("""{"max_completion_tokens":4000,"reasoning_effort":"none"}""", await SentAsync(null, stream: false, FromCatalogue("OPENAI_API_KEY", "openai")));
        Assert.DoesNotContain("stream_options", (await SentAsync(null, stream: true, FromCatalogue("MISTRAL_API_KEY", "mistral"))).Asked, StringComparison.Ordinal);
        ChatMessage[] thoughtful = [new(ChatRole.User, "U"), new(ChatRole.Assistant, [new TextReasoningContent("hm"), new FunctionCallContent("c1", "list")]), new(ChatRole.Tool, [new FunctionResultContent("c1", "a")])];
        Assert.Contains("\"reasoning_content\":\"hm\"", (await SentAsync(null, stream: true, FromCatalogue("DEEPSEEK_API_KEY", "deepseek"), thoughtful)).Asked, StringComparison.Ordinal);
        Assert.DoesNotContain("hm", (await SentAsync(null, stream: true, FromCatalogue("GROQ_API_KEY", "groq"), thoughtful)).Asked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_TemperatureThatOnlyOthersTake_TheHighestOfTheVendor() =>
        CheckHas("""{"temperature":1}""", await SentAsync(new ChatOptions { Temperature = 1.5f }, stream: true, Asked.ProviderOf("anthropic", Asked.Nowhere)));

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    [InlineData("gemini")]
    public async Task Ask_Pictures_ArgumentException(string kind) => await Assert.ThrowsAsync<ArgumentException>(() => SentAsync(
        null, stream: true, Asked.ProviderOf(kind, Asked.Nowhere), new ChatMessage(ChatRole.User, [new DataContent("data:image/png;base64,AAAA")])));

    private static ProviderSettings FromCatalogue(string variable, string name) => ModelSettingsReader
        .Read(Catalogue.BuiltIn, new Dictionary<string, Setting> { [variable] = new(TestSettings.Key, "environment") }).Settings!.Find(name)!;

    private static async Task<CannedHandler> SentAsync(ChatOptions? options, bool stream, ProviderSettings provider, params ChatMessage[] messages)
    {
        var vendor = Vendors.Vendor.Of(provider.Kind);
        var handler = new CannedHandler(System.Text.Encoding.UTF8.GetBytes(vendor.WholeText(vendor.Ends[0], "hi")), "application/json");
        using var http = new HttpClient(handler);
        using var client = new ModelClient(provider, TimeSpan.FromSeconds(60), http, new Testing.ManualTime());
        if (messages.Length == 0) messages = [new(ChatRole.System, "S é"), new(ChatRole.User, "<U> \"q\"")];
        if (stream) await client.GetStreamingResponseAsync(messages, options).ToChatResponseAsync();
        else await client.GetResponseAsync(messages, options);
        return handler;
    }

    private static void CheckHas(string wanted, CannedHandler sent)
    {
        const string Closed = """{"type":"object","properties":{"path":{"type":"string"}},"required":["path"],"additionalProperties":false}""";
        using var json = JsonDocument.Parse(sent.Asked!);
        foreach (var property in Json(wanted.Replace("SCHEMA", Schema.GetRawText(), StringComparison.Ordinal).Replace("CLOSED", Closed, StringComparison.Ordinal)).EnumerateObject())
            Assert.Equal((property.Name, Text(property.Value)), (property.Name, Text(json.RootElement.GetProperty(property.Name))));
    }

    private static JsonElement Json(string text) => JsonElement.Parse(text);

    private static string Text(JsonElement element) => JsonSerializer.Serialize(element);
}
