using AetherFlow.Cli.Wording;

namespace AetherFlow.Cli.Listings;

/// <summary>A diff for a terminal: what the files hold cannot move its cursor, and changed line ends can be seen.</summary>
internal static class DiffPage
{
    private const string Reset = "\u001b[0m";
    private const string Bold = "\u001b[1m";
    private const string Red = "\u001b[31m";
    private const string Green = "\u001b[32m";
    private const string Cyan = "\u001b[36m";

    /// <param name="diff">Of one file.</param>
    public static IEnumerable<string> Of(string diff, bool colors)
    {
        var inHunks = false;
        foreach (var line in diff.TrimEnd('\n').Split('\n'))
        {
            inHunks |= line.StartsWith("@@ ", StringComparison.Ordinal);
            var color = !colors ? "" : !inHunks ? Bold : line[0] switch { '@' => Cyan, '-' => Red, '+' => Green, _ => "" };
            // A line end that stays as it is tells nothing.
            var shown = Shown(inHunks && line[0] == ' ' && line.EndsWith('\r') ? line[..^1] : line);
            yield return color.Length == 0 ? shown : color + shown + Reset;
        }
    }

    /// <summary>Separators of lines and paragraphs become line ends in a block, and here one line must stay one.</summary>
    private static string Shown(string line) => Printable.Block(line).Replace('\n', '\u240a');
}
