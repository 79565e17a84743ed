using System.Globalization;
using System.Net.Http.Headers;

namespace AetherFlow.Models.Problems;

/// <summary>Reads how long a server asks to wait, in each of the forms that servers use.</summary>
internal static class RetryAfter
{
    public static long? Milliseconds(HttpResponseHeaders headers, TimeProvider time)
    {
        if (Number(headers, "retry-after-ms") is { } milliseconds) return (long)Math.Ceiling(milliseconds);
        if (Number(headers, "retry-after") is { } seconds) return (long)Math.Ceiling(seconds * 1000);
        if (headers.RetryAfter?.Date is not { } until) return null;

        // A date of the server's is measured by the server's clock, where it tells it.
        var wait = until - (headers.Date ?? time.GetUtcNow());
        return Math.Max(0, (long)wait.TotalMilliseconds);
    }

    private static double? Number(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values)
        && double.TryParse(values.First(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && number < 1_000_000_000
            ? number
            : null;
}
