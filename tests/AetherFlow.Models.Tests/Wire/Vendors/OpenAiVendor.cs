namespace AetherFlow.Models.Tests.Wire.Vendors;

internal sealed class OpenAiVendor : Vendor
{
    private const string Usage = """
        "usage":{"prompt_tokens":100,"completion_tokens":20,"prompt_tokens_details":{"cached_tokens":60,"cache_write_tokens":10},"completion_tokens_details":{"reasoning_tokens":5}}
        """;

    public override string Kind => "openai";

    public override string[] Ends => ["stop", "tool_calls", "function_call", "eos"];

    public override string[] Truncations => ["length", "model_length"];

    public override string[] Refusals => ["content_filter"];

    public override long CacheWritten => 10;

    public override long Reasoning => 5;

    public override IReadOnlyList<string> Text(string finish, params string[] pieces) =>
        [.. pieces.Select(p => Chunk($$$"""{"content":{{{Quoted(p)}}}}""")), .. End(finish)];

    public override IReadOnlyList<string> Calls() =>
    [
        Chunk("""{"tool_calls":[{"index":0,"id":"c1","type":"function","function":{"name":"read","arguments":""}}]}"""),
        .. ((string[])["{\"pa", "th\":\"é", "🙂.cs\"}"]).Select(a => Chunk($$$"""{"tool_calls":[{"index":0,"function":{"arguments":{{{Quoted(a)}}}}}]}""")),
        Chunk("""{"tool_calls":[{"index":1,"id":"c2","type":"function","function":{"name":"list","arguments":"{}"}}]}"""),
        .. End("tool_calls"),
    ];

    public override string WholeText(string finish, string text) => Whole(finish, $$$"""{"role":"assistant","content":{{{Quoted(text)}}}}""");

    public override string WholeCalls() => Whole("tool_calls", """
        {"role":"assistant","content":null,"tool_calls":[
          {"id":"c1","type":"function","function":{"name":"read","arguments":"{\"path\":\"é🙂.cs\"}"}},
          {"id":"c2","type":"function","function":{"name":"list","arguments":"{}"}}]}
        """);

    public override IReadOnlyList<string> GivesUp() =>
        [Chunk("""{"content":"Once"}"""), """{"error":{"message":"The server is overloaded. Please try again in 2s.","code":503}}"""];

    private static IEnumerable<string> End(string finish) =>
    [
        $$$"""{"id":"r1","model":"m1","choices":[{"index":0,"delta":{},"finish_reason":"{{{finish}}}"}]}""",
        $$$"""{"id":"r1","model":"m1","choices":[],{{{Usage}}}}""",
        "[DONE]",
    ];

    private static string Chunk(string delta) => $$$"""{"id":"r1","model":"m1","choices":[{"index":0,"delta":{{{delta}}},"finish_reason":null}]}""";

    private static string Whole(string finish, string message) =>
        $$$"""{"id":"r1","model":"m1","choices":[{"index":0,"message":{{{message}}},"finish_reason":"{{{finish}}}"}],{{{Usage}}}}""";
}
