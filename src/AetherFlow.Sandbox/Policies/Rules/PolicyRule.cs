using System.Collections.Immutable;

namespace AetherFlow.Sandbox;

/// <summary>What holds for all commands that begin with certain words.</summary>
public sealed record PolicyRule
{
    /// <summary>
    /// The first words of a command; each is a choice. <c>./*</c> as the first word is any program of the project, and
    /// <c>./*.sh</c> one with that ending.
    /// </summary>
    public required ImmutableArray<ImmutableArray<string>> Words { get; init; }

    public required Verdict Verdict { get; init; }

    /// <summary>Shown to whoever meets the rule.</summary>
    public string Justification { get; init; } = "";

    /// <summary>Commands that the rule must match, checked when it is loaded.</summary>
    public ImmutableArray<string> Match { get; init; } = [];

    /// <summary>Commands that it must not match.</summary>
    public ImmutableArray<string> NotMatch { get; init; } = [];

    /// <summary>Where the rule stands: <c>default</c>, <c>user</c>, <c>project</c> or <c>options</c>.</summary>
    public string Origin { get; init; } = "default";

    public static PolicyRule Of(Verdict verdict, params IEnumerable<string> words) =>
        new() { Verdict = verdict, Words = [.. words.Select(word => ImmutableArray.Create(word))] };

    /// <summary>The words as one text, choices with bars between.</summary>
    public override string ToString() =>
        $"{Verdict.ToString().ToLowerInvariant()} {string.Join(' ', Words.Select(choice => string.Join('|', choice.Select(ShellQuoting.Quote))))}";

    internal bool Covers(ReadOnlySpan<string?> words)
    {
        if (words.Length < Words.Length) return false;
        for (var i = 0; i < Words.Length; i++)
        {
            if (words[i] is not { } word || !Has(Words[i], word, isFirst: i == 0)) return false;
        }

        return true;
    }

    private static bool Has(ImmutableArray<string> choice, string word, bool isFirst)
    {
        foreach (var entry in choice)
        {
            if (entry == word) return true;
            if (isFirst && entry is ['.', '/', '*', .. var end] && word.StartsWith("./", StringComparison.Ordinal) && word.EndsWith(end, StringComparison.Ordinal)) return true;
        }

        return false;
    }
}
