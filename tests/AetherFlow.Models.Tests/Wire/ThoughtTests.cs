using System.Text;
using AetherFlow.Models.Calling;
using AetherFlow.Models.Tests.Support;
using AetherFlow.Models.Tests.Wire.Vendors;
using Microsoft.Extensions.AI;

namespace AetherFlow.Models.Tests.Wire;

/// <summary>Thoughts and their signatures, which vendors want back as they gave them.</summary>
public sealed class ThoughtTests
{
    [Fact]
    public async Task Ask_ThinkingOfAnthropic_BlocksWithTheirSignatures()
    {
        string[] stream =
        [
            """{"type":"message_start","message":{"id":"r1","model":"m1","usage":{"input_tokens":5}}}""",
            """{"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":"","signature":""}}""",
            """{"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"one "}}""",
            """{"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"two"}}""",
            """{"type":"content_block_delta","index":0,"delta":{"type":"signature_delta","signature":"s1"}}""",
            """{"type":"content_block_start","index":1,"content_block":{"type":"redacted_thinking","data":"opaque"}}""",
            """{"type":"content_block_start","index":2,"content_block":{"type":"thinking","thinking":"","signature":""}}""",
            """{"type":"content_block_delta","index":2,"delta":{"type":"signature_delta","signature":"s2"}}""",
            """{"type":"content_block_start","index":3,"content_block":{"type":"text","text":""}}""",
            """{"type":"content_block_delta","index":3,"delta":{"type":"text_delta","text":"hi"}}""",
            """{"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":9}}""",
        ];
        const string Whole = """
            {"type":"message","id":"r1","model":"m1","stop_reason":"end_turn","usage":{"input_tokens":5,"output_tokens":9},"content":[
            {"type":"thinking","thinking":"one two","signature":"s1"},{"type":"redacted_thinking","data":"opaque"},{"type":"thinking","thinking":"","signature":"s2"},{"type":"text","text":"hi"}]}
            """;

        foreach (var asked in (Asked[])[await StreamAsync("anthropic", stream), await Asked.OfBytesAsync(Encoding.UTF8.GetBytes(Whole), "application/json", stream: false, kind: "anthropic")])
        {
            Assert.Equal(("hi", 9), (asked.Text, asked.Usage!.OutputTokenCount));
            Assert.Equal(
                [("one two", "s1", false), ("", "opaque", true), ("", "s2", false)],
                asked.Contents<TextReasoningContent>().Select(c => (c.Text, c.ProtectedData!, c.AdditionalProperties?.ContainsKey("redacted") is true)));
        }
    }

    [Fact]
    public async Task Ask_ThoughtsOfGemini_NoTextAndSignaturesKept()
    {
        var asked = await StreamAsync(
            "gemini",
            """{"candidates":[{"content":{"parts":[{"text":"hm ","thought":true}]}}]}""",
            """{"candidates":[{"content":{"parts":[{"text":"so","thought":true},{"text":"h"}]}}]}""",
            """{"candidates":[{"content":{"parts":[{"text":"i","thoughtSignature":"s1"}]},"finishReason":"STOP"}]}""",
            """{"candidates":[{"content":{"parts":[{"text":"","thoughtSignature":"s2"}]},"finishReason":"STOP"}]}""");

        Assert.Equal(("hi", null), (asked.Text, asked.Problem));
        Assert.Equal([("hm so", null), ("", "s1"), ("", "s2")], asked.Contents<TextReasoningContent>().Select(c => (c.Text, c.ProtectedData)));
    }

    [Theory]
    [InlineData("SAFETY")]
    [InlineData("OTHER")]
    public async Task Ask_PromptBlockedByGemini_Refused(string reason)
    {
        var asked = await StreamAsync("gemini", $$"""{"promptFeedback":{"blockReason":"{{reason}}"},"usageMetadata":{"promptTokenCount":5} }""");

        var problem = FinishReasons.ProblemOf(asked.FinishReason!, "gemini", "m1")!;
        Assert.Equal(("refused", false), (problem.Kind, problem.Retryable));
        Assert.Contains($"prompt for m1 by its filter ({reason})", problem.Message, StringComparison.Ordinal);
    }

    /// <summary>A signal in the middle, as Gemini sends it between the rounds of its own tools, is no end.</summary>
    [Fact]
    public async Task Ask_TextAfterTheFinishAndThenNothing_Cut()
    {
        string[] messages = ["""{"candidates":[{"content":{"parts":[{"text":"one"}]},"finishReason":"STOP"}]}""", """{"candidates":[{"content":{"parts":[{"text":"two"}]}}]}"""];

        Assert.Equal("cut", (await StreamAsync("gemini", messages)).Problem?.Kind);
        Assert.Equal("one", (await StreamAsync("gemini", messages[..1])).Text);
    }

    [Theory]
    [InlineData("STOP", null)]
    [InlineData("Stop", null)]
    [InlineData("LENGTH", null)]
    [InlineData("IMAGE_SAFETY", "refused")]
    [InlineData("insufficient_system_resource", "overloaded")]
    [InlineData("error", "server")]
    [InlineData("MALFORMED_FUNCTION_CALL", "malformed")]
    [InlineData("pause_turn", "malformed")]
    [InlineData("", "malformed")]
    public void ProblemOf_Word_Kind(string word, string? kind)
    {
        var problem = FinishReasons.ProblemOf(word, "p", "m");

        Assert.Equal((kind, kind is not null and not "refused"), (problem?.Kind, problem?.Retryable ?? false));
        Assert.NotEqual(false, problem?.Charged);
    }

    private static Task<Asked> StreamAsync(string kind, params string[] messages) =>
        Asked.OfBytesAsync(Vendor.Sse(messages), "text/event-stream", stream: true, kind: kind);
}
