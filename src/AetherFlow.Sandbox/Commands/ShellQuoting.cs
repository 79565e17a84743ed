using System.Buffers;
using System.Collections.Immutable;

namespace AetherFlow.Sandbox;

/// <summary>Writes a text so that every shell reads it as one word of exactly that text.</summary>
public static class ShellQuoting
{
    private static readonly SearchValues<char> Safe =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-+./,:@%");

    /// <summary>The text itself where nothing in it means anything to a shell, else in quotes.</summary>
    public static string Quote(string text) => IsBare(text) ? text : $"'{text.Replace("'", "'\\''")}'";

    public static string Quote(IEnumerable<string> arguments) => string.Join(' ', arguments.Select(Quote));

    internal static bool IsBare(string text) =>
        text.Length > 0 && !text.AsSpan().ContainsAnyExcept(Safe) && !ReservedWords.Contains(text);

    /// <summary>What the grammar reads from <see cref="Quote(string)"/>.</summary>
    internal static ImmutableArray<WordPart> Parts(string text)
    {
        var parts = ImmutableArray.CreateBuilder<WordPart>();
        var pieces = text.Split('\'');
        for (var i = 0; i < pieces.Length; i++)
        {
            if (i > 0) parts.Add(new QuotedPart("\\'", "'", IsAnsi: false));
            parts.Add(new QuotedPart($"'{pieces[i]}'", pieces[i], IsAnsi: false));
        }

        return parts.DrainToImmutable();
    }
}
