using System.Globalization;
using System.Text;
using System.Text.Json;
using AetherFlow.Models.Problems;

namespace AetherFlow.Models.Wire;

/// <summary>An error in the words of a vendor: every dialect has its own place for them.</summary>
/// <param name="Message">One line of at most <see cref="LongestMessage"/> characters; empty where the server said nothing.</param>
/// <param name="Code">Its code and type, such as <c>insufficient_quota</c>.</param>
/// <param name="Status">A status that stands in the error itself, as in the middle of a stream.</param>
/// <param name="RetryAfterMs">How long the error itself asks to wait.</param>
internal sealed record VendorError(string Message, string Code = "", int? Status = null, long? RetryAfterMs = null)
{
    private const int LongestMessage = 600;

    private static readonly string[] Places = ["message", "detail", "error_description", "msg", "title", "reason"];

    /// <summary>From the body of a response that is no success.</summary>
    public static VendorError Parse(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return Of(WithoutMarkup(body), "", null, null);
        }
    }

    public static VendorError Read(JsonElement element)
    {
        var error = element.First() ?? element;
        error = error.Get("error") ?? error.Get("errors")?.First() ?? error;
        var code = string.Join(' ', new[] { error.Text("code"), error.Text("type"), error.Text("status") }.OfType<string>());
        var message = error.Text() ?? Places.Select(place => Words(error, place)).FirstOrDefault(words => words is not null) ?? error.GetRawText();
        if (error.Get("metadata")?.Text("raw") is { } upstream) message += $" ({upstream})";
        return Of(message, code, StatusIn(error), RetryInfo(error));
    }

    private static VendorError Of(string message, string code, int? status, long? retryAfter)
    {
        var line = OneLine(message);
        return new VendorError(line, code, status, retryAfter ?? Delay.In(line));
    }

    /// <summary>Google's way to say it: https://cloud.google.com/apis/design/errors#error_details.</summary>
    private static long? RetryInfo(JsonElement error) => error.Get("details") is not { ValueKind: JsonValueKind.Array } details ? null :
        details.EnumerateArray().Select(d => d.Text("retryDelay") is { } delay ? Delay.Parse(delay) : null).FirstOrDefault(d => d is not null);

    private static string? Words(JsonElement error, string place) =>
        error.Text(place) ?? (error.Get(place)?.First() is { } first ? first.Text() ?? first.Text("msg") : null);

    private static int? StatusIn(JsonElement error) =>
        (error.Count("code") ?? error.Count("status")) is { } status and >= 400 and < 600
            ? (int)status
            : int.TryParse(error.Text("code"), NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code is >= 400 and < 600 ? code : null;

    /// <summary>Of a page, what a person would read of it.</summary>
    private static string WithoutMarkup(string body)
    {
        var text = new StringBuilder();
        var inside = false;
        foreach (var c in body.AsSpan(0, Math.Min(body.Length, 16 * LongestMessage)))
        {
            inside = c == '<' || (inside && c != '>');
            if (!inside) text.Append(c == '>' ? ' ' : c);
        }

        return text.ToString();
    }

    /// <summary>Control characters would reach terminals.</summary>
    private static string OneLine(string text)
    {
        var words = new StringBuilder(Math.Min(text.Length, LongestMessage));
        foreach (var c in text)
        {
            var blank = char.IsWhiteSpace(c) || char.IsControl(c);
            if (blank && (words.Length == 0 || words[^1] == ' ')) continue;
            words.Append(blank ? ' ' : c);
            if (words.Length == LongestMessage) return words.Append('…').ToString();
        }

        return words.ToString().TrimEnd();
    }
}
