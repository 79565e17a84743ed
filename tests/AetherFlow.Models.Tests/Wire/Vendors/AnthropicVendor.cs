namespace AetherFlow.Models.Tests.Wire.Vendors;

internal sealed class AnthropicVendor : Vendor
{
    public override string Kind => "anthropic";

    public override string[] Ends => ["end_turn", "stop_sequence", "tool_use"];

    public override string[] Truncations => ["max_tokens", "model_context_window_exceeded"];

    public override string[] Refusals => ["refusal"];

    public override long CacheWritten => 10;

    /// <summary>It does not tell.</summary>
    public override long Reasoning => 0;

    public override IReadOnlyList<string> Text(string finish, params string[] pieces) =>
    [
        Start,
        """{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}""",
        """{"type": "ping"}""",
        .. pieces.Select(p => $$$"""{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":{{{Quoted(p)}}}}}"""),
        """{"type":"content_block_stop","index":0}""",
        .. End(finish),
    ];

    public override IReadOnlyList<string> Calls() =>
    [
        Start,
        """{"type":"content_block_start","index":0,"content_block":{"type":"tool_use","id":"c1","name":"read","input":{}}}""",
        .. ((string[])["", "{\"pa", "th\":\"é", "🙂.cs\"}"]).Select(a => $$$"""{"type":"content_block_delta","index":0,"delta":{"type":"input_json_delta","partial_json":{{{Quoted(a)}}}}}"""),
        """{"type":"content_block_stop","index":0}""",
        """{"type":"content_block_start","index":1,"content_block":{"type":"tool_use","id":"c2","name":"list","input":{}}}""",
        """{"type":"content_block_stop","index":1}""",
        .. End("tool_use"),
    ];

    public override string WholeText(string finish, string text) => Whole(finish, $$$"""[{"type":"text","text":{{{Quoted(text)}}}}]""");

    public override string WholeCalls() => Whole("tool_use", """
        [{"type":"tool_use","id":"c1","name":"read","input":{"path":"é🙂.cs"}},{"type":"tool_use","id":"c2","name":"list","input":{}}]
        """);

    public override IReadOnlyList<string> GivesUp() =>
    [
        Start,
        """{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Once"}}""",
        """{"type":"error","error":{"type":"overloaded_error","message":"Overloaded. Please retry in 2 seconds."}}""",
    ];

    private static string Start =>
        """{"type":"message_start","message":{"id":"r1","type":"message","role":"assistant","model":"m1","content":[],"stop_reason":null,"usage":{"input_tokens":30,"cache_read_input_tokens":60,"cache_creation_input_tokens":10,"output_tokens":1}}}""";

    private static IEnumerable<string> End(string finish) =>
    [
        $$$"""{"type":"message_delta","delta":{"stop_reason":"{{{finish}}}","stop_sequence":null},"usage":{"output_tokens":20}}""",
        """{"type":"message_stop"}""",
    ];

    private static string Whole(string finish, string content) =>
        $$$"""{"id":"r1","type":"message","role":"assistant","model":"m1","content":{{{content}}},"stop_reason":"{{{finish}}}","usage":{"input_tokens":30,"cache_read_input_tokens":60,"cache_creation_input_tokens":10,"output_tokens":20}}""";
}
