using System.Globalization;
using System.Net.Http.Headers;
using AetherFlow.Models.Wire;

namespace AetherFlow.Models.Problems;

/// <summary>Reads how long a server asks to wait, in each of the forms that servers use, the plainest first.</summary>
internal static class RetryAfter
{
    public static long? Milliseconds(HttpResponseHeaders headers, VendorError error, TimeProvider time) =>
        Delay.Parse(First(headers, "retry-after-ms"), plainUnit: 1)
        ?? Delay.Parse(First(headers, "retry-after"), plainUnit: 1000)
        ?? Until(headers.RetryAfter?.Date, headers, time)
        ?? error.RetryAfterMs
        ?? WhenReset(headers, time);

    /// <summary>A date of the server's is measured by the server's clock, where it tells it.</summary>
    private static long? Until(DateTimeOffset? date, HttpResponseHeaders headers, TimeProvider time) =>
        date is { } until ? Delay.Bounded(Math.Max(0, (until - (headers.Date ?? time.GetUtcNow())).TotalMilliseconds)) : null;

    /// <summary>
    /// When the last of the limits that are used up is there again: as a time to wait
    /// (https://platform.openai.com/docs/guides/rate-limits, https://console.groq.com/docs/rate-limits), or as a date
    /// (https://platform.claude.com/docs/en/api/rate-limits).
    /// </summary>
    private static long? WhenReset(HttpResponseHeaders headers, TimeProvider time)
    {
        long? longest = null;
        foreach (var (remaining, reset) in Limits())
        {
            if (First(headers, remaining) != "0" || First(headers, reset) is not { Length: > 0 } value) continue;
            var wait = DateTimeOffset.TryParseExact(value, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
                ? Until(date, headers, time)
                : Delay.Parse(value);
            if (longest is null || wait > longest) longest = wait;
        }

        return longest;
    }

    private static IEnumerable<(string Remaining, string Reset)> Limits()
    {
        foreach (var what in (string[])["requests", "tokens"])
            yield return ($"x-ratelimit-remaining-{what}", $"x-ratelimit-reset-{what}");
        foreach (var what in (string[])["requests", "tokens", "input-tokens", "output-tokens"])
            yield return ($"anthropic-ratelimit-{what}-remaining", $"anthropic-ratelimit-{what}-reset");
    }

    private static string? First(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.First().Trim() : null;
}
