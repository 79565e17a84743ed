using System.Text;
using AetherFlow.Models.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace AetherFlow.Models.Tests.Wire;

/// <summary>Habits of vendors that are no mistakes, and mistakes that must not pass for replies.</summary>
public sealed class DialectTests
{
    private const string Sse = "text/event-stream";
    private const string Finish = """data: {"choices":[{"delta":{},"finish_reason":"stop"}]}""" + "\n\n";

    [Theory]
    [InlineData("""data: {"choices":[{"delta":{"content":"hi"},"finish_reason":"insufficient_system_resource"}]}""", "insufficient_system_resource")]
    [InlineData("""data: {"choices":[{"delta":{"content":"hi"},"finish_reason":"eos"}]}""", "eos")]
    [InlineData("""data: {"choices":[{"delta":{"content":"hi"},"finish_reason":"length"}]}""", "length")]
    [InlineData("""data: {"choices":[{"delta":{"role":"","content":"hi"},"finish_reason":"stop"}]}""", "stop")]
    [InlineData("""data: {"choices":[{"delta":{"role":null,"content":"hi"},"finish_reason":"stop"}],"created":1.5}""", "stop")]
    [InlineData("""data: {"choices":[{"delta":{"content":[{"type":"text","text":"h"},{"type":"text","text":"i"}]},"finish_reason":"stop"}]}""", "stop")]
    [InlineData("""data: {"choices":[{"delta":{"content":"hi","tool_calls":[{"function":{"name":"f","arguments":{"a":1}}}]},"finish_reason":"tool_calls"}]}""", "tool_calls")]
    [InlineData("""data: {"choices":[{"message":{"content":"hi"},"finish_reason":"stop"}]}""", "stop")]
    [InlineData("""data:{"choices":[{"delta":{"content":"hi"},"finish_reason":"stop"}]}""", "stop")]
    [InlineData(": OPENROUTER PROCESSING\n\n: keep-alive\n\n" + """data: {"choices":[{"delta":{"content":"hi"},"finish_reason":"stop"}]}""", "stop")]
    [InlineData("""data: {"choices":[{"delta":{"content":"h"},"finish_reason":""}]}""" + "\n\n" + """data: {"choices":[{"delta":{"content":"i"},"finish_reason":"stop"}]}""", "stop")]
    [InlineData("""data: {"choices":[]}""" + "\r\n\r\n" + """data: {"choices":[{"delta":{"content":"hi"},"finish_reason":"stop"}]}""", "stop")]
    [InlineData("event: message\nid: 7\n" + """data: {"choices":[{"delta":{"content":"hi"},"finish_reason":"stop"}]}""", "stop")]
    [InlineData("data:\n\n" + """data: {"choices":[{"delta":{"content":"hi"},"finish_reason":"stop"}]}""", "stop")]
    [InlineData("""data: {"choices":[{"delta":{"content":[{"type":"thinking","thinking":[{"type":"text","text":"hm"}]},{"type":"text","text":"hi"}]},"finish_reason":"stop"}]}""", "stop")]
    [InlineData("""data: {"choices":[{"delta":{"content":"","reasoning":"hm"}}]}""" + "\n\n" + """data: {"choices":[{"delta":{"content":"hi"},"finish_reason":"stop"}]}""", "stop")]
    [InlineData("""data: {"choices":[{"delta":{"content":null,"reasoning":"hm","reasoning_details":[{"text":"hm"}]}}]}""" + "\n\n" + """data: {"choices":[{"delta":{"content":"hi"},"finish_reason":"stop","native_finish_reason":"STOP"}]}""", "stop")]
    public async Task Ask_StreamInADialect_Read(string stream, string finish)
    {
        var asked = await Asked.OfBytesAsync(Encoding.UTF8.GetBytes(stream + "\n\ndata: [DONE]\n\n"), Sse, stream: true);

        Assert.Equal(("hi", finish, null), (asked.Text, asked.FinishReason, asked.Problem));
    }

    [Theory]
    [InlineData("""{"prompt_tokens":100.0,"completion_tokens":7.0}""", 100, 0, 7, 0)]
    [InlineData("""{"prompt_tokens":100,"completion_tokens":7,"prompt_cache_hit_tokens":80,"prompt_cache_miss_tokens":20}""", 100, 80, 7, 0)]
    [InlineData("""{"prompt_tokens":100,"completion_tokens":7,"prompt_tokens_details":{"cached_tokens":64},"completion_tokens_details":{"reasoning_tokens":5}}""", 100, 64, 7, 5)]
    [InlineData("""{"prompt_tokens":100,"completion_tokens":7,"total_tokens":137,"completion_tokens_details":{"reasoning_tokens":30}}""", 100, 0, 37, 30)]
    [InlineData("""{"prompt_tokens":100,"completion_tokens":7,"cached_tokens":900}""", 100, 100, 7, 0)]
    [InlineData("""{"prompt_tokens":100,"completion_tokens":7,"prompt_tokens_details":null}""", 100, 0, 7, 0)]
    public async Task Ask_UsageInADialect_Read(string usage, long input, long cached, long output, long reasoning)
    {
        foreach (var report in (string[])["""data: {"choices":[],"usage":""" + usage + "}", """data: {"choices":[],"x_groq":{"id":"r","usage":""" + usage + "}}"])
        {
            var asked = await Asked.OfBytesAsync(Encoding.UTF8.GetBytes(Finish + report + "\n\ndata: [DONE]\n\n"), Sse, stream: true);

            Assert.Equal(
                (input, cached, output, reasoning),
                (asked.Usage!.InputTokenCount, asked.Usage.CachedInputTokenCount, asked.Usage.OutputTokenCount, asked.Usage.ReasoningTokenCount));
        }
    }

    [Theory]
    [InlineData("""{"prompt_tokens":100}""")]
    [InlineData("""{"prompt_tokens":-1,"completion_tokens":"many"}""")]
    [InlineData("null")]
    [InlineData("[]")]
    public async Task Ask_UsageThatIsNone_ReplyWithoutUsage(string usage)
    {
        var asked = await Asked.OfBytesAsync(Encoding.UTF8.GetBytes("""{"choices":[{"message":{"content":"hi"},"finish_reason":"stop"}],"usage":""" + usage + "}"), "application/json", stream: false);

        Assert.Equal(("hi", null), (asked.Text, asked.Usage));
    }

    [Theory]
    [InlineData("", "malformed")]
    [InlineData("  \n\n ", "malformed")]
    [InlineData("Internal Server Error", "malformed")]
    [InlineData("<html><body>Log in</body></html>", "malformed")]
    [InlineData("{}", "cut")]
    [InlineData("""{"choices":[]}""", "cut")]
    [InlineData("""{"choices":[{"message":{"content":"hi"},"finish_reason":null}]}""", "cut")]
    [InlineData("""{"choices":[{"message":{"content":"hi"},"finish_reason":"stop"}""", "malformed")]
    [InlineData("""{"error":{"message":"Overloaded","code":503}}""", "overloaded")]
    [InlineData("""{"error":"model 'x' not found"}""", "server")]
    [InlineData("""data: {"object":"error","message":"Overloaded","type":"ServiceUnavailable","code":503}""" + "\n\n", "overloaded")]
    [InlineData("data: [DONE]\n\n", "cut")]
    [InlineData("""data: {"choices":[{"delta":{"content":"hi"}}]}""" + "\n\n", "cut")]
    [InlineData("""data: {"choices":[{"delta":{"content":"hi"}}]}""" + "\n\ndata: [DONE]\n\n", "cut")]
    [InlineData("""data: {"choices":[{"delta":{"content":"hi"},"finish_reason":""}]}""" + "\n\ndata: [DONE]\n\n", "cut")]
    [InlineData("""data: {"choices":[{"delta":{"content":"hi"}}]}""" + "\n\n" + """data: {"error":{"message":"Rate limited upstream","code":429}}""" + "\n\n" + Finish, "rate_limit")]
    [InlineData("""data: {"choices":[{"delta":{"content":"hi"}}]}""" + "\n\ndata: upstream died\n\n" + Finish, "malformed")]
    [InlineData("""data: "text" """ + "\n\n", "malformed")]
    public async Task Ask_NoWholeReply_Problem(string body, string kind)
    {
        foreach (var stream in (bool[])[true, false])
        {
            var asked = await Asked.OfBytesAsync(Encoding.UTF8.GetBytes(body), body.StartsWith("data", StringComparison.Ordinal) ? Sse : "application/json", stream);

            Assert.Equal(kind, asked.Problem?.Kind);
        }
    }

    [Fact]
    public async Task Ask_ServerStreamsUninvited_Read()
    {
        var asked = await Asked.OfBytesAsync(Encoding.UTF8.GetBytes("""data: {"choices":[{"delta":{"content":"hi"}}]}""" + "\n\n" + Finish), Sse, stream: false);

        Assert.Equal(("hi", "stop"), (asked.Text, asked.FinishReason));
    }

    [Fact]
    public async Task Ask_SurrogatePairCutBetweenPieces_WholeAgain()
    {
        var body = """data: {"choices":[{"delta":{"content":"a\ud83d"}}]}""" + "\n\n" + """data: {"choices":[{"delta":{"content":"\ude42\tb\\ \"c\""}}]}""" + "\n\n" + Finish;

        var asked = await Asked.OfBytesAsync(Encoding.UTF8.GetBytes(body), Sse, stream: true);

        Assert.Equal("a🙂\tb\\ \"c\"", asked.Text);
    }

    [Fact]
    public async Task Ask_ByteOrderMark_Read()
    {
        byte[] body = [0xEF, 0xBB, 0xBF, .. """{"choices":[{"message":{"content":"hi"},"finish_reason":"stop"}]}"""u8];

        Assert.Equal("hi", (await Asked.OfBytesAsync(body, "application/json", stream: false)).Text);
    }

    [Fact]
    public void Ask_AnyTextInPiecesOfAnySize_SameText()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), Gen.Choose(1, 40).ToArbitrary(), Gen.Choose(1, 12).ToArbitrary(), (text, size, chunk) =>
        {
            var wanted = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.Get + "é漢🙂"));
            var stream = new StringBuilder();
            for (var i = 0; i < wanted.Length; i += chunk)
                stream.Append("data: {\"choices\":[{\"delta\":{\"content\":").Append(Quoted(wanted[i..Math.Min(wanted.Length, i + chunk)])).Append("}}]}\n\n");

            var asked = Asked.OfBytesAsync(Encoding.UTF8.GetBytes(stream + Finish), Sse, stream: true, size).GetAwaiter().GetResult();

            Assert.Equal(wanted, asked.Text);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Ask_AnyBytes_ProblemAndNoCrash()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), Gen.Elements("", "data: ", "{", "data: {\"choices\":[", "\uFEFF{").ToArbitrary(), (bytes, head) =>
        {
            var asked = Asked.OfBytesAsync([.. Encoding.UTF8.GetBytes(head), .. bytes], Sse, stream: true).GetAwaiter().GetResult();

            Assert.NotNull(asked.Problem);
        }).QuickCheckThrowOnFailure();
    }

    /// <summary>Every character as an escape, as servers in ASCII write them; halves of pairs too.</summary>
    private static string Quoted(string text) => "\"" + string.Concat(text.Select(c => $"\\u{(int)c:x4}")) + "\"";
}
