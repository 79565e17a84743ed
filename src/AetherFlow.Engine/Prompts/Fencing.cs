namespace AetherFlow.Engine.Prompts;

/// <summary>Puts text between fences that it cannot close.</summary>
internal static class Fencing
{
    private const int Shortest = 3;

    /// <summary>Characters that the fences of a text, or of an excerpt of it, take at most.</summary>
    public static int Overhead(string text) => (2 * LengthFor(text)) + 3;

    public static string Fence(string text)
    {
        var fence = new string('`', LengthFor(text));
        return $"{fence}\n{text}{(text.EndsWith('\n') || text.Length == 0 ? "" : "\n")}{fence}\n";
    }

    private static int LengthFor(string text) => Math.Max(Shortest, LongestRun(text) + 1);

    private static int LongestRun(string text)
    {
        int longest = 0, run = 0;
        foreach (var c in text)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
