using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AetherFlow.Models.Catalogues;
using AetherFlow.Models.Problems;
using AetherFlow.Models.Tests.Support;

namespace AetherFlow.Models.Tests.Wire;

/// <summary>How long servers ask to wait, in every form; the clock of these tests stands at 2026-11-21 09:00:00 UTC.</summary>
public sealed class RetryAfterTests
{
    [Theory]
    [InlineData("retry-after: 2", "", 2000)]
    [InlineData("retry-after: 0.25", "", 250)]
    [InlineData("retry-after: 0", "", 0)]
    [InlineData("retry-after: 7.66s", "", 7660)]
    [InlineData("retry-after-ms: 1500", "", 1500)]
    [InlineData("retry-after-ms: 1500|retry-after: 9", "", 1500)]
    [InlineData("retry-after: Sat, 21 Nov 2026 09:00:30 GMT", "", 30_000)]
    [InlineData("retry-after: Saturday, 21-Nov-26 09:00:30 GMT", "", 30_000)]
    [InlineData("retry-after: Sat Nov 21 09:00:30 2026", "", 30_000)]
    [InlineData("retry-after: Sat, 21 Nov 2026 08:00:00 GMT", "", 0)]
    [InlineData("retry-after: soon", "", null)]
    [InlineData("retry-after: -5", "", null)]
    [InlineData("retry-after: 99999999999", "", null)]
    [InlineData("retry-after: Sat, 21 Nov 2093 08:00:00 GMT", "", null)]
    [InlineData("retry-after: NaN", "", null)]
    [InlineData("x-ratelimit-remaining-requests: 0|x-ratelimit-reset-requests: 1m2.5s", "", 62_500)]
    [InlineData("x-ratelimit-remaining-tokens: 0|x-ratelimit-reset-tokens: 6ms", "", 6)]
    [InlineData("x-ratelimit-remaining-tokens: 0|x-ratelimit-reset-tokens: 6ms|x-ratelimit-remaining-requests: 0|x-ratelimit-reset-requests: 2s", "", 2000)]
    [InlineData("x-ratelimit-remaining-tokens: 5|x-ratelimit-reset-tokens: 6s", "", null)]
    [InlineData("x-ratelimit-remaining-tokens: 0|x-ratelimit-reset-tokens: 6s|retry-after: 1", "", 1000)]
    [InlineData("anthropic-ratelimit-requests-remaining: 0|anthropic-ratelimit-requests-reset: 2026-11-21T09:00:05Z", "", 5000)]
    [InlineData("anthropic-ratelimit-input-tokens-remaining: 0|anthropic-ratelimit-input-tokens-reset: 2026-11-21T10:00:05+01:00", "", 5000)]
    [InlineData("anthropic-ratelimit-tokens-remaining: 9|anthropic-ratelimit-tokens-reset: 2026-11-21T09:00:05Z", "", null)]
    [InlineData("", """{"error":{"code":429,"message":"m","status":"RESOURCE_EXHAUSTED","details":[{"@type":"type.googleapis.com/google.rpc.Help"},{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"34.074824224s"}]}}""", 34_075)]
    [InlineData("", """{"error":{"message":"Rate limit reached. Please try again in 7.66s. Visit https://x","code":"rate_limit_exceeded"}}""", 7660)]
    [InlineData("", """{"error":{"message":"Please try again in 1m26.4s."}}""", 86_400)]
    [InlineData("", """{"error":{"message":"Please try again in 20ms."}}""", 20)]
    [InlineData("", """{"error":{"message":"Please retry after 6 seconds."}}""", 6000)]
    [InlineData("", """{"error":{"message":"Please retry in 2h1m0s"}}""", 7_260_000)]
    [InlineData("", """{"error":{"message":"Please try again in a while, or in 3 weeks."}}""", null)]
    [InlineData("", """{"error":{"message":"Please try again in 999999999999999999999999 days."}}""", null)]
    [InlineData("", "try again in 3 s", 3000)]
    public async Task Ask_ServerNamesAWait_ReadInEachForm(string headers, string body, int? milliseconds)
    {
        foreach (var kind in Provider.Kinds)
        {
            var handler = new CannedHandler(Encoding.UTF8.GetBytes(body), "application/json", status: HttpStatusCode.TooManyRequests)
            {
                Decorate = r =>
                {
                    foreach (var header in headers.Split('|', StringSplitOptions.RemoveEmptyEntries))
                        Assert.True(r.Headers.TryAddWithoutValidation(header[..header.IndexOf(':', StringComparison.Ordinal)], header[(header.IndexOf(':', StringComparison.Ordinal) + 2)..]));
                },
            };

            var problem = (await Asked.OfHandlerAsync(handler, stream: true, kind)).Problem!;

            Assert.Equal(("rate_limit", milliseconds), (problem.Kind, problem.RetryAfterMs));
        }
    }

    [Fact]
    public async Task Ask_DateWithServersClock_MeasuredByIt()
    {
        var handler = new CannedHandler([], "application/json", status: HttpStatusCode.ServiceUnavailable)
        {
            Decorate = r =>
            {
                r.Headers.Date = new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
                r.Headers.RetryAfter = new RetryConditionHeaderValue(new DateTimeOffset(2030, 1, 1, 0, 0, 7, TimeSpan.Zero));
            },
        };

        Assert.Equal(7000, (await Asked.OfHandlerAsync(handler, stream: true)).Problem!.RetryAfterMs);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("s", null)]
    [InlineData("1.5", null)]
    [InlineData("1.5.5s", null)]
    [InlineData("3m 2s", 182_000)]
    [InlineData("1h", 3_600_000)]
    [InlineData("2 minutes", 120_000)]
    [InlineData("2 months", null)]
    [InlineData("6d", 518_400_000)]
    [InlineData("8d", null)]
    public void Parse_Delay_Milliseconds(string text, int? milliseconds) => Assert.Equal(milliseconds, Delay.Parse(text));
}
