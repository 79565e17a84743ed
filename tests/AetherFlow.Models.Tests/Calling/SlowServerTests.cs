using System.Net.Http.Headers;
using System.Text;
using AetherFlow.Models.Calling;
using AetherFlow.Models.Tests.Support;
using AetherFlow.Runs;
using AetherFlow.Testing;

namespace AetherFlow.Models.Tests.Calling;

/// <summary>A server that sends one byte a second, on a clock that moves when somebody reads.</summary>
public sealed class SlowServerTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Call_OneByteASecond_WholeReplyForSilenceIsMeasuredBetweenBytes(bool stream)
    {
        using var rig = new CallRig { MaxRetries = 0 };

        var (answer, server) = await AskAsync(rig, "slow", stream, several: false);

        Assert.Equal(("slow", 1), (answer.Reply?.Text, server.Calls));
        Assert.Equal((answer.Reply!.Cost, Money.Zero, Money.Zero), (rig.Ledger.Settled, rig.Ledger.Unknown, rig.Ledger.Reserved));
    }

    [Theory]
    [InlineData(true, false, 1, "model.timeout")]
    [InlineData(false, false, 1, "model.timeout")]
    [InlineData(true, true, 2, null)]
    [InlineData(false, true, 2, null)]
    public async Task Call_OneByteASecondForTenTimesThePatience_TimeoutOfTheWholeCall(bool stream, bool several, int calls, string? code)
    {
        using var rig = new CallRig { MaxRetries = 0 };

        var (answer, server) = await AskAsync(rig, new string('x', 700), stream, several);

        Assert.Equal((code, calls), (answer.Problem?.Code, server.Calls));
        Assert.Equal(several ? ("custom", "quick") : (null, null), (answer.Reply?.Provider, answer.Reply?.Text));
        Assert.True(rig.Ledger.Unknown > Money.Zero);
        Assert.Equal((rig.Spend.Unknown, Money.Zero), (rig.Ledger.Unknown, rig.Ledger.Reserved));
    }

    private static async Task<(ModelAnswer Answer, SlowHandler Server)> AskAsync(CallRig rig, string reply, bool stream, bool several)
    {
        var server = new SlowHandler(rig.Time, Body(reply, stream), Body("quick", stream), stream);
        rig.Handler = server;
        rig.Add("deepseek");
        if (several) rig.Add("custom");
        var asking = rig.AskAsync(rig.Request() with { Stream = stream });
        return (await SlowStream.PlayAsync(asking, rig.Time), server);
    }

    private static byte[] Body(string text, bool stream) => Encoding.UTF8.GetBytes(stream
        ? $$$"""
            data: {"choices":[{"delta":{"content":"{{{text}}}"},"finish_reason":"stop"}],"usage":{"prompt_tokens":9,"completion_tokens":3}}

            data: [DONE]


            """
        : $$$"""{"choices":[{"message":{"content":"{{{text}}}"},"finish_reason":"stop"}],"usage":{"prompt_tokens":9,"completion_tokens":3}}""");

    /// <summary>Slow the first time, quick afterwards.</summary>
    private sealed class SlowHandler(ManualTime time, byte[] first, byte[] next, bool stream) : HttpMessageHandler
    {
        public int Calls { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await request.Content!.CopyToAsync(Stream.Null, cancellationToken);
            Calls++;
            var response = new HttpResponseMessage { Content = new StreamContent(Calls == 1 ? new SlowStream(first, time) : new MemoryStream(next)) };
            response.Content.Headers.ContentType = new MediaTypeHeaderValue(stream ? "text/event-stream" : "application/json");
            return response;
        }
    }
}
