using System.Collections.Concurrent;
using System.Text;

namespace AetherFlow.Runs.Journal;

/// <summary>Types of events repeat in every line: one string serves all.</summary>
internal static class EventNames
{
    /// <summary>A damaged or foreign journal may name anything; only so many names are kept.</summary>
    private const int Most = 256;

    private static readonly ConcurrentDictionary<string, string> Known = new(StringComparer.Ordinal);

    public static string Of(ReadOnlySpan<byte> utf8)
    {
        Span<char> text = stackalloc char[64];
        if (utf8.Length > text.Length) return Encoding.UTF8.GetString(utf8);
        text = text[..Encoding.UTF8.GetChars(utf8, text)];
        if (Known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var known)) return known;
        var name = text.ToString();
        return Known.Count < Most ? Known.GetOrAdd(name, name) : name;
    }
}
