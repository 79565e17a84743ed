using System.Text;
using System.Text.Json;
using AetherFlow.Models.Calling;
using AetherFlow.Models.Tests.Support;
using AetherFlow.Models.Tests.Wire.Vendors;
using AetherFlow.Models.Wire;
using Microsoft.Extensions.AI;

namespace AetherFlow.Models.Tests.Wire;

/// <summary>What the client does whatever kind of vendor it talks to.</summary>
public sealed class ComplianceTests
{
    private const string Sse = "text/event-stream";

    [Theory]
    [MemberData(nameof(Vendor.KindsAndWays), MemberType = typeof(Vendor))]
    public async Task Ask_Text_TextFinishUsageAndNames(string kind, bool stream)
    {
        var vendor = Vendor.Of(kind);

        var asked = await AskAsync(vendor, stream, vendor.Text(vendor.Ends[0], "Ca", "fé ", "🙂 \"\n\\"), vendor.WholeText(vendor.Ends[0], "Café 🙂 \"\n\\"));

        Assert.Equal(("Café 🙂 \"\n\\", vendor.Ends[0], null), (asked.Text, asked.FinishReason, asked.Problem));
        Assert.Equal(("r1", "m1"), (asked.Response!.ResponseId, asked.Response.ModelId));
        var partial = new PartialReply();
        partial.Add(asked.Response);
        Assert.Equal(new Runs.Usage { Input = 100, CachedInput = 60, CacheWritten = vendor.CacheWritten, Output = 20, Reasoning = vendor.Reasoning }, partial.Usage);
    }

    [Theory]
    [MemberData(nameof(Vendor.KindsAndWays), MemberType = typeof(Vendor))]
    public async Task Ask_SeveralToolsInATurn_WholeCallsInOrder(string kind, bool stream)
    {
        var vendor = Vendor.Of(kind);

        var asked = await AskAsync(vendor, stream, vendor.Calls(), vendor.WholeCalls());

        Assert.Null(asked.Problem);
        var calls = asked.Contents<FunctionCallContent>().ToList();
        Assert.Equal(["read", "list"], calls.Select(c => c.Name));
        Assert.Equal("é🙂.cs", ((JsonElement)Assert.Single(calls[0].Arguments!).Value!).GetString());
        Assert.Empty(calls[1].Arguments!);
        Assert.Equal("c2", calls[1].CallId);
        Assert.Equal(2, calls.Select(c => c.CallId).Distinct().Count());
        Assert.Equal(20, asked.Usage!.OutputTokenCount);
        Assert.Equal(kind == "gemini" ? "c2ln" : null, calls[0].AdditionalProperties?["thought_signature"]);
    }

    [Theory]
    [MemberData(nameof(Vendor.Kinds), MemberType = typeof(Vendor))]
    public async Task Ask_Stream_PiecesBeforeTheEnd(string kind)
    {
        var vendor = Vendor.Of(kind);
        var messages = vendor.Text(vendor.Ends[0], "one", "two");
        var bytes = Vendor.Sse(messages);
        var first = Encoding.UTF8.GetString(bytes).IndexOf("\n\n", Encoding.UTF8.GetString(bytes).IndexOf("one", StringComparison.Ordinal), StringComparison.Ordinal) + 2;
        using var rest = new SemaphoreSlim(0);
        using var http = new HttpClient(new StallingHandler(bytes, first, rest));
        using var client = ClientOf(vendor, http);

        var updates = client.GetStreamingResponseAsync([new(ChatRole.User, "hi")], null, TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        await using var _ = updates.ConfigureAwait(false);
        Assert.True(await updates.MoveNextAsync());
        Assert.Equal("one", updates.Current.Text);
        rest.Release();
        Assert.True(await updates.MoveNextAsync());
        Assert.Equal("two", updates.Current.Text);
    }

    [Theory]
    [MemberData(nameof(Vendor.KindsAndWays), MemberType = typeof(Vendor))]
    public async Task Ask_EveryWordForAnEnd_KnownForWhatItMeans(string kind, bool stream)
    {
        var vendor = Vendor.Of(kind);
        foreach (var word in vendor.Ends) Assert.Null(await ProblemAsync(word));
        foreach (var word in vendor.Truncations)
        {
            Assert.Null(await ProblemAsync(word));
            Assert.True(new ModelReply { Text = "", FinishReason = word, Provider = "", Model = "", Request = "" }.IsTruncated);
        }

        foreach (var word in vendor.Refusals) Assert.Equal("refused", await ProblemAsync(word));
        Assert.Equal("malformed", await ProblemAsync("brand_new"));

        async Task<string?> ProblemAsync(string word)
        {
            var asked = await AskAsync(vendor, stream, vendor.Text(word, "hi"), vendor.WholeText(word, "hi"));
            return FinishReasons.ProblemOf(asked.FinishReason!, "p", "m")?.Kind;
        }
    }

    [Theory]
    [InlineData("openai", """{"choices":[{"delta":{"content":"hi"},"finish_reason":"stop"}]}""")]
    [InlineData("anthropic", """{"type":"message_start","message":{"usage":{"input_tokens":5,"output_tokens":1}}}|{"type":"content_block_delta","delta":{"type":"text_delta","text":"hi"}}|{"type":"message_delta","delta":{"stop_reason":"end_turn"}}""")]
    [InlineData("gemini", """{"candidates":[{"content":{"parts":[{"text":"hi"}]},"finishReason":"STOP"}]}""")]
    public async Task Ask_UsageMissing_ReplyWithoutUsage(string kind, string messages)
    {
        var asked = await Asked.OfBytesAsync(Vendor.Sse(messages.Split('|')), Sse, stream: true, kind: kind);

        Assert.Equal(("hi", null, null), (asked.Text, asked.Usage, asked.Problem));
    }

    [Theory]
    [MemberData(nameof(Vendor.Kinds), MemberType = typeof(Vendor))]
    public async Task Ask_ServerGivesUpInTheMiddle_ProblemWithItsWordsAndWait(string kind)
    {
        var vendor = Vendor.Of(kind);

        var asked = await Asked.OfBytesAsync(Vendor.Sse(vendor.GivesUp()), Sse, stream: true, kind: kind);

        Assert.Equal(("overloaded", true, true, 2000), (asked.Problem!.Kind, asked.Problem.Retryable, asked.Problem.Charged, asked.Problem.RetryAfterMs));
        Assert.Contains("verloaded", asked.Problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Vendor.Kinds), MemberType = typeof(Vendor))]
    public async Task Ask_CancelledWhileTheServerIsSilent_EndsAtOnce(string kind)
    {
        var vendor = Vendor.Of(kind);
        var bytes = Vendor.Sse(vendor.Text(vendor.Ends[0], "one", "two"));
        foreach (var heard in (int[])[-1, 0, bytes.Length / 2])
        {
            var best = TimeSpan.MaxValue;
            for (var attempt = 0; attempt < 5; attempt++)
            {
                using var never = new SemaphoreSlim(0);
                using var http = new HttpClient(new StallingHandler(bytes, heard, never));
                using var client = ClientOf(vendor, http);
                using var user = new CancellationTokenSource();
                var asking = Asked.OfAsync(client, stream: true, user.Token);
                Assert.False(asking.IsCompleted);

                var start = TimeProvider.System.GetTimestamp();
                await user.CancelAsync();
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
                best = TimeSpan.FromTicks(Math.Min(best.Ticks, TimeProvider.System.GetElapsedTime(start).Ticks));
            }

            Assert.True(best < TimeSpan.FromMilliseconds(100), $"It took {best} after {heard} bytes.");
        }
    }

    private static Task<Asked> AskAsync(Vendor vendor, bool stream, IReadOnlyList<string> messages, string whole) => stream
        ? Asked.OfBytesAsync(Vendor.Sse(messages), Sse, stream: true, kind: vendor.Kind)
        : Asked.OfBytesAsync(Encoding.UTF8.GetBytes(whole), "application/json", stream: false, kind: vendor.Kind);

    private static ModelClient ClientOf(Vendor vendor, HttpClient http) =>
        new(Asked.ProviderOf(vendor.Kind, Asked.Nowhere), TimeSpan.FromSeconds(60), http, new Testing.ManualTime());

    /// <summary>Sends so many bytes, none at all where it is less than nothing, and the others when it is told to.</summary>
    private sealed class StallingHandler(byte[] body, int first, SemaphoreSlim rest) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (first < 0) await rest.WaitAsync(cancellationToken);
            return new HttpResponseMessage { Content = new StreamContent(new StallingStream(body, first, rest)) };
        }
    }

    private sealed class StallingStream(byte[] body, int first, SemaphoreSlim rest) : MemoryStream(body)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position == first) await rest.WaitAsync(cancellationToken);
            return await base.ReadAsync(Position < first ? buffer[..Math.Min(buffer.Length, first - (int)Position)] : buffer, cancellationToken);
        }
    }
}
