namespace AetherFlow.Models.Tests.Wire.Vendors;

internal sealed class GeminiVendor : Vendor
{
    private const string Usage = """
        "usageMetadata":{"promptTokenCount":93,"toolUsePromptTokenCount":7,"cachedContentTokenCount":60,"candidatesTokenCount":15,"thoughtsTokenCount":5,"totalTokenCount":120}
        """;

    private const string TwoCalls = """
        {"functionCall":{"name":"read","args":{"path":"é🙂.cs"}},"thoughtSignature":"c2ln"},{"functionCall":{"id":"c2","name":"list"}}
        """;

    public override string Kind => "gemini";

    public override string[] Ends => ["STOP"];

    public override string[] Truncations => ["MAX_TOKENS"];

    public override string[] Refusals => ["SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII"];

    /// <summary>It does not charge for it.</summary>
    public override long CacheWritten => 0;

    public override long Reasoning => 5;

    public override IReadOnlyList<string> Text(string finish, params string[] pieces) =>
        [.. pieces.Select(p => Chunk($$"""{"text":{{Quoted(p)}}}""")), Chunk("", finish), $$"""{{{Usage}}}"""];

    public override IReadOnlyList<string> Calls() => [Chunk(TwoCalls, "STOP"), $$"""{{{Usage}}}"""];

    public override string WholeText(string finish, string text) => Whole(finish, $$"""{"text":{{Quoted(text)}}}""");

    public override string WholeCalls() => Whole("STOP", TwoCalls);

    public override IReadOnlyList<string> GivesUp() =>
    [
        Chunk("""{"text":"Once"}"""),
        """{"error":{"code":503,"message":"The model is overloaded.","status":"UNAVAILABLE","details":[{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"2s"}]}}""",
    ];

    private static string Chunk(string parts) =>
        $$"""{"candidates":[{"content":{"parts":[{{parts}}],"role":"model"},"index":0}],"usageMetadata":{"promptTokenCount":93},"modelVersion":"m1","responseId":"r1"}""";

    private static string Chunk(string parts, string finish) =>
        $$"""{"candidates":[{"content":{"parts":[{{parts}}],"role":"model"},"finishReason":"{{finish}}","index":0}],"modelVersion":"m1","responseId":"r1"}""";

    private static string Whole(string finish, string parts) =>
        $$"""{"candidates":[{"content":{"parts":[{{parts}}],"role":"model"},"finishReason":"{{finish}}","index":0}],{{Usage}},"modelVersion":"m1","responseId":"r1"}""";
}
