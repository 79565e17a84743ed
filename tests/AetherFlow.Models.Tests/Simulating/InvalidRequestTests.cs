using AetherFlow.Models.Tests.Support;
using AetherFlow.Simulator.Scripts;

namespace AetherFlow.Models.Tests.Simulating;

/// <summary>What vendors refuse is refused, in their words.</summary>
public sealed class InvalidRequestTests
{
    private const string Use = """{"role":"assistant","content":[{"type":"tool_use","id":"t1","name":"add","input":{}}]}""";

    /// <summary>Three marks, one of them on a tool that runs at the vendor's.</summary>
    private const string MarkedTools =
        """{"name":"a","input_schema":{"type":"object"},"cache_control":{"type":"ephemeral"}},"""
        + """{"name":"b","input_schema":{"type":"object"},"cache_control":{"type":"ephemeral"}},"""
        + """{"type":"bash_20250124","name":"bash","cache_control":{"type":"ephemeral"}}""";

    private const string Called = """{"role":"assistant","tool_calls":[{"id":"c1","type":"function","function":{"name":"add","arguments":"{}"}}]}""";

    private const string Function = """{"role":"model","parts":[{"functionCall":{"name":"add","args":{}}},{"functionCall":{"name":"add","args":{}}}]}""";

    private const string Turn = """{"role":"user","parts":[{"text":"x"}]}""";

    private const string Response = """{"functionResponse":{"name":"add","response":{"r":1}}}""";

    [Theory]
    [InlineData("{", "valid JSON")]
    [InlineData("""{"max_tokens":5,"messages":[{"role":"user","content":"x"}]}""", "model: Field required")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":"x"}]}""", "max_tokens: Field required")]
    [InlineData("""{"model":"m","max_tokens":"5","messages":[{"role":"user","content":"x"}]}""", "max_tokens: Input should be a valid integer")]
    [InlineData("""{"model":"m","max_tokens":5}""", "messages: Field required")]
    [InlineData("""{"model":"m","max_tokens":5,"messages":[]}""", "at least one message")]
    [InlineData("""{"model":"m","max_tokens":5,"messages":[{"role":"assistant","content":"x"}]}""", "first message must use the \"user\" role")]
    [InlineData("""{"model":"m","max_tokens":5,"messages":[{"role":"system","content":"x"}]}""", "Unexpected role \"system\"")]
    [InlineData("""{"model":"m","max_tokens":5,"messages":[{"role":"user","content":""}]}""", "non-empty content")]
    [InlineData("""{"model":"m","max_tokens":5,"messages":[{"role":"user","content":[{"type":"text","text":""}]}]}""", "text content blocks must be non-empty")]
    [InlineData("""{"model":"m","max_tokens":5,"messages":[{"role":"user","content":[{"type":"song"}]}]}""", "Input tag 'song'")]
    [InlineData("""{"model":"m","max_tokens":5,"messages":[{"role":"user","content":"x"}],"frequency_penalty":1}""", "frequency_penalty: Extra inputs are not permitted")]
    [InlineData("""{"model":"m","max_tokens":5,"messages":[{"role":"user","content":"x"}],"temperature":1.5}""", "temperature: range: 0..1")]
    [InlineData("""{"model":"m","max_tokens":2000,"messages":[{"role":"user","content":"x"}],"thinking":{"type":"enabled","budget_tokens":2000}}""", "must be greater than `thinking.budget_tokens`")]
    [InlineData("""{"model":"m","max_tokens":5,"messages":[{"role":"user","content":"x"}],"tools":[{"name":"add"}]}""", "tools.0.custom.input_schema: Field required")]
    [InlineData("""{"model":"m","max_tokens":5,"messages":[{"role":"user","content":"x"}],"tool_choice":{"type":"any"}}""", "tool_choice")]
    [InlineData("""{"model":"m","max_tokens":5,"messages":[{"role":"user","content":"x"}],"output_config":{"format":{"type":"json_schema","schema":{"type":"object","properties":{}}}}}""", "'additionalProperties' must be explicitly set to false")]
    [InlineData("""{"model":"m","max_tokens":5,"messages":[{"role":"user","content":"x"}],"output_format":{}}""", "output_format: Extra inputs")]
    [InlineData("""{"model":"m","max_tokens":5,"system":[{"type":"text","text":"s","cache_control":{"type":"forever"}}],"messages":[{"role":"user","content":"x"}]}""", "cache_control.type")]
    [InlineData("""{"model":"m","max_tokens":5,"messages":[{"role":"user","content":"x"},""" + Use + """,{"role":"user","content":"y"}]}""", "messages.1: `tool_use` ids were found without `tool_result` blocks immediately after: t1")]
    [InlineData("""{"model":"m","max_tokens":5,"messages":[{"role":"user","content":"x"},""" + Use + "]}", "immediately after: t1")]
    [InlineData("""{"model":"m","max_tokens":5,"messages":[{"role":"user","content":"x"},""" + Use + """,{"role":"user","content":[{"type":"text","text":"so"},{"type":"tool_result","tool_use_id":"t1"}]}]}""", "immediately after: t1")]
    [InlineData("""{"model":"m","max_tokens":5,"messages":[{"role":"user","content":[{"type":"tool_result","tool_use_id":"t9"}]}]}""", "unexpected `tool_use_id` found in `tool_result` blocks: t9")]
    [InlineData("""{"model":"m","max_tokens":5,"messages":[{"role":"user","content":"\ud800"}]}""", "not valid JSON")]
    [InlineData("""{"model":"m","max_tokens":5,"tools":[{"type":"bash_20250124","name":"bash","cache_control":{"type":"forever"}}],"messages":[{"role":"user","content":"x"}]}""", "tools.0.bash_20250124.cache_control.type")]
    [InlineData("""{"model":"m","max_tokens":5,"tools":[""" + MarkedTools + """],"system":[{"type":"text","text":"s","cache_control":{"type":"ephemeral"}}],"messages":[{"role":"user","content":[{"type":"text","text":"x","cache_control":{"type":"ephemeral"}}]}]}""", "A maximum of 4 blocks with cache_control may be provided. Found 5.")]
    public Task Ask_InvalidForAnthropic_400(string body, string words) => AssertRefusedAsync("anthropic", body, words);

    [Theory]
    [InlineData("{", "Invalid JSON payload")]
    [InlineData("{}", "contents is not specified")]
    [InlineData("""{"contents":[]}""", "contents is not specified")]
    [InlineData("""{"contents":[{"role":"user","parts":[]}]}""", "parts must not be empty")]
    [InlineData("""{"contents":[{"role":"user","parts":[{}]}]}""", "required oneof field 'data'")]
    [InlineData("""{"contents":[{"role":"assistant","parts":[{"text":"x"}]}]}""", "Please use a valid role: user, model.")]
    [InlineData("""{"contents":[""" + Turn + """],"messages":[]}""", "Unknown name \"messages\": Cannot find field.")]
    [InlineData("""{"contents":[""" + Turn + """],"generationConfig":{"max_tokens":5}}""", "Unknown name \"max_tokens\" at 'generation_config'")]
    [InlineData("""{"contents":[""" + Turn + """],"generationConfig":{"maxOutputTokens":0}}""", "max_output_tokens must be positive")]
    [InlineData("""{"contents":[""" + Turn + """],"generationConfig":{"temperature":3}}""", "[0.0, 2.0]")]
    [InlineData("""{"contents":[""" + Turn + """],"generationConfig":{"responseMimeType":"text/html"}}""", "allowed mimetypes")]
    [InlineData("""{"contents":[""" + Turn + """],"generationConfig":{"responseSchema":{"type":"OBJECT"}}}""", "mime type application/json")]
    [InlineData("""{"contents":[""" + Turn + """],"generationConfig":{"responseMimeType":"application/json","responseSchema":{"type":"OBJECT","additionalProperties":false}}}""", "Unknown name \"additionalProperties\" at 'generation_config.response_schema'")]
    [InlineData("""{"contents":[""" + Turn + """],"tools":[{"functionDeclarations":[{"name":"9"}]}]}""", "Invalid function name")]
    [InlineData("""{"contents":[""" + Turn + """],"tools":[{"functionDeclarations":[{"name":"add","parameters":{"type":"FISH"}}]}]}""", "parameters.type")]
    [InlineData("""{"contents":[""" + Turn + """],"toolConfig":{"functionCallingConfig":{"mode":"AUTO","allowedFunctionNames":["add"]}}}""", "mode is ANY")]
    [InlineData("""{"contents":[""" + Turn + "," + Function + """,{"role":"user","parts":[""" + Response + "]}]}", "number of function response parts is equal")]
    [InlineData("""{"contents":[""" + Turn + "," + Function + "," + Turn + "]}", "number of function response parts is equal")]
    [InlineData("""{"contents":[{"role":"user","parts":[""" + Response + "]}]}", "immediately after a function call turn")]
    [InlineData("""{"contents":[""" + Function + "]}", "immediately after a user turn")]
    [InlineData("""{"contents":[{"role":"user","parts":[{"text":"x","thoughtSignature":"no base64!"}]}]}""", "thought_signature")]
    [InlineData("""{"contents":[{"role":"user","parts":[{"text":"\udc00"}]}]}""", "Invalid JSON payload")]
    [InlineData("""{"contents":[""" + Turn + """],"toolConfig":{"functionCallingConfig":{"mode":"ANY","allowedFunctionNames":[7]}}}""", "allowed_function_names' (TYPE_STRING)")]
    [InlineData("""{"contents":[""" + Turn + """],"toolConfig":{"functionCallingConfig":{"mode":"ANY","allowedFunctionNames":["sub"]}}}""", "'sub' is not a declared function")]
    public Task Ask_InvalidForGemini_400(string body, string words) => AssertRefusedAsync("gemini", body, words);

    [Theory]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":"x"},""" + Called + """,{"role":"user","content":"y"}]}""", "did not have response messages: c1")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":"x"},""" + Called + "]}", "did not have response messages: c1")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":"x"},{"role":"tool","tool_call_id":"c1","content":"y"}]}""", "must be a response to a preceeding message")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":"x"},""" + Called + """,{"role":"tool","tool_call_id":"c2","content":"y"}]}""", "'tool_call_id' of 'c2' not found")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":"x"}],"tools":[]}""", "empty array")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":"x"}],"tool_choice":"auto"}""", "only allowed when 'tools' are specified")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":"x"}],"tools":[{"type":"function","function":{"name":"a b"}}]}""", "tools[0].function.name")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":"x"}],"response_format":{"type":"json_object"}}""", "must contain the word 'json'")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":"x"}],"response_format":{"type":"json_schema"}}""", "response_format.json_schema")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":"x"}],"response_format":{"type":"yaml"}}""", "response_format.type")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":"x"}],"stream_options":{"include_usage":true}}""", "only allowed when 'stream' is enabled")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":"x"}],"max_tokens":5,"max_completion_tokens":5}""", "at the same time")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":[{"type":"song"}]}]}""", "messages[0]")]
    [InlineData("""{"model":"m","messages":[{"role":"user"}]}""", "got null")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":"x\ud800y"}]}""", "could not parse the JSON body")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":"x"}],"\ud800":1}""", "could not parse the JSON body")]
    public Task Ask_InvalidForOpenAi_400(string body, string words) => AssertRefusedAsync("openai", body, words);

    [Fact]
    public async Task Ask_AnthropicWithoutVersion_400()
    {
        await using var simulated = await Simulated.StartAsync(Script.Always("hi"));

        var answer = await WireCall.PostAsync(simulated.Server, "openai", stream: false, body: WireCall.Valid("anthropic", stream: false), path: "v1/messages");

        Assert.Equal(400, answer.Status);
        Assert.Contains("anthropic-version: header is required", answer.Body, StringComparison.Ordinal);
    }

    private static async Task AssertRefusedAsync(string format, string body, string words)
    {
        await using var simulated = await Simulated.StartAsync(Script.Always("hi"));

        var answer = await WireCall.PostAsync(simulated.Server, format, stream: false, body);

        Assert.Equal(400, answer.Status);
        Assert.Contains(words, WireCall.Json(answer.Body).GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Null(Assert.Single(simulated.Server.Requests).Asked);
    }
}
