using System.Collections.Frozen;

namespace AetherFlow.Sandbox;

/// <summary>Words that are no programs where a command begins.</summary>
internal static class ReservedWords
{
    private static readonly FrozenSet<string> All = FrozenSet.ToFrozenSet(
        ["!", "{", "}", "case", "do", "done", "elif", "else", "esac", "fi", "for", "if", "in", "then", "until", "while",
         "[[", "]]", "function", "select", "coproc"]);

    private static readonly FrozenSet<string> OfBashOnly = FrozenSet.ToFrozenSet(["[[", "function", "select", "coproc"]);

    public static bool Contains(string word) => All.Contains(word);

    /// <summary>Begins what only some shells have, and what is not read here.</summary>
    public static bool IsOfBashOnly(string word) => OfBashOnly.Contains(word);
}
