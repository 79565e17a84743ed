using System.Net.Http.Headers;
using System.Text;
using AetherFlow.Models.Tests.Support;
using AetherFlow.Models.Wire;
using AetherFlow.Testing;

namespace AetherFlow.Models.Tests.Wire;

/// <summary>Servers that fall silent, or never end, on a clock that the test moves.</summary>
public sealed class SilenceTests
{
    private const string Piece = """data: {"choices":[{"delta":{"content":"hi"}}]}""" + "\n\n";
    private const string Finish = """data: {"choices":[{"delta":{},"finish_reason":"stop"}]}""" + "\n\n";

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly ManualTime _time = new();

    [Theory]
    [InlineData("")]
    [InlineData(Piece)]
    public async Task Ask_ServerFallsSilent_TimeoutAfterPatience(string before)
    {
        var asking = AskAsync(new SilentStream(before, _time));

        _time.Advance(Second * 59);
        Assert.False(asking.IsCompleted);
        _time.Advance(Second);

        var problem = (await asking).Problem!;
        Assert.Equal(("timeout", true, true), (problem.Kind, problem.Retryable, problem.Charged));
        Assert.Contains("silent for 60 s", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_SilenceAfterTheFinish_ReplyWithoutUsageSoon()
    {
        var asking = AskAsync(new SilentStream(Piece + Finish, _time));

        _time.Advance(Second * 5);

        Assert.Equal(("hi", null, null), ((await asking).Text, (await asking).Usage, (await asking).Problem));
    }

    [Fact]
    public async Task Ask_SilenceAfterTheReplyWentOn_TimeoutAfterPatience()
    {
        var asking = AskAsync(new SilentStream(Piece + Finish + Piece, _time));

        _time.Advance(Second * 59);
        Assert.False(asking.IsCompleted);
        _time.Advance(Second);

        Assert.Equal("timeout", (await asking).Problem?.Kind);
    }

    [Fact]
    public async Task Ask_OneByteASecond_TimeoutOfTheWholeCall()
    {
        var asked = await AskSlowlyAsync(string.Concat(Enumerable.Repeat(Piece, 100)));

        Assert.Contains("within 600 s", asked.Problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_KeepAlivesForMinutes_StillWaits()
    {
        var asked = await AskSlowlyAsync(string.Concat(Enumerable.Repeat(":\n\n", 60)) + Piece + Finish);

        Assert.Equal(("hi", null), (asked.Text, asked.Problem));
    }

    private Task<Asked> AskSlowlyAsync(string text) => SlowStream.PlayAsync(AskAsync(new SlowStream(Encoding.UTF8.GetBytes(text), _time)), _time);

    private async Task<Asked> AskAsync(Stream body)
    {
        using var http = new HttpClient(new StreamHandler(body));
        using var client = new ModelClient(TestSettings.Provider(Asked.Nowhere), Second * 60, http, _time);
        return await Asked.OfAsync(client, stream: true);
    }

    private sealed class StreamHandler(Stream body) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await request.Content!.CopyToAsync(Stream.Null, cancellationToken);
            var response = new HttpResponseMessage { Content = new StreamContent(body) };
            response.Content.Headers.ContentType = new MediaTypeHeaderValue("text/event-stream");
            return response;
        }
    }

    /// <summary>All at once and then nothing.</summary>
    private sealed class SilentStream(string text, ManualTime time) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position == Length) await time.PauseAsync(Timeout.InfiniteTimeSpan, cancellationToken);
            return await base.ReadAsync(buffer, cancellationToken);
        }
    }
}
