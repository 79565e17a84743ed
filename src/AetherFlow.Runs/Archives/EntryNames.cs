using System.Buffers;

namespace AetherFlow.Runs.Archives;

/// <summary>Names of the entries of a recording; there are no others.</summary>
internal static class EntryNames
{
    public const string Head = "recording.json";

    public const string Journal = "journal.jsonl";

    private const string Blobs = "blobs/";

    private const int HashLength = 64;

    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    /// <summary>As in the run's folder: <c>blobs/ab/cdef…</c>.</summary>
    public static string OfBlob(string hash) => $"{Blobs}{hash[..2]}/{hash[2..]}";

    /// <summary>The hash that a name stands for; null where it is no name of a content.</summary>
    public static string? HashOf(string name)
    {
        if (name.Length != Blobs.Length + HashLength + 1 || !name.StartsWith(Blobs, StringComparison.Ordinal) || name[Blobs.Length + 2] != '/') return null;
        var hash = string.Concat(name.AsSpan(Blobs.Length, 2), name.AsSpan(Blobs.Length + 3));
        return IsHash(hash) ? hash : null;
    }

    public static bool IsHash(ReadOnlySpan<char> text) => text.Length == HashLength && !text.ContainsAnyExcept(Hex);
}
