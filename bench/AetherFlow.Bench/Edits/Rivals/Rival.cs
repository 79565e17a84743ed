using AetherFlow.Bench.Edits.Corpus;

namespace AetherFlow.Bench.Edits.Rivals;

/// <summary>How another agent finds the place of an edit, told again from descriptions of it; none of its code is here.</summary>
/// <param name="Name">Of the agent.</param>
/// <param name="Replace">A text with LF, what to look for and what to put there, without final line ends; null where it gives up.</param>
/// <param name="WorksOnText">Whether it replaces text rather than lines: to take a line out, it has to be given its end.</param>
/// <param name="LooksElsewhere">Whether it tries other files where the named one does not have the lines.</param>
internal sealed record Rival(string Name, Func<string, string, string, string?> Replace, bool LooksElsewhere = false, bool WorksOnText = false)
{
    public static readonly IReadOnlyList<Rival> All =
    [
        new("aider", AiderLadder.Replace, LooksElsewhere: true),
        new("codex", CodexLadder.Replace),
        new("opencode", OpencodeLadder.Replace, WorksOnText: true),
        new("gemini", GeminiLadder.Replace, WorksOnText: true),
    ];

    /// <summary>The text afterwards. All are lent the care for line ends that the product takes; edits are made one after the other.</summary>
    public string? Apply(EditCase c)
    {
        var (search, replace) = (string.Join('\n', c.Search), string.Join('\n', c.Replace));
        if (c.IsMisnamed && (Replace(Lf(c.Text(c.OtherFile)), search, replace) is not null || !LooksElsewhere)) return null;
        if (WorksOnText && c.Replace.Count == 0) search += "\n";
        string? text = null;
        for (var i = 0; i < c.Times; i++) text = Replace(text ?? Lf(c.Before), search, replace) ?? text;
        return text?.Replace("\n", c.LineEnd, StringComparison.Ordinal);
    }

    private static string Lf(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);
}
