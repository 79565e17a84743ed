namespace AetherFlow.Edits;

/// <summary>
/// Replaces lines of a text that a reply quotes. Each hunk is found by the first rung that knows one place for it, all in
/// the same text; either all of them land, or the text stays as it is. The rules, with reasons, are in docs/edits.md.
/// </summary>
public static class HunkEditor
{
    /// <param name="path">For messages.</param>
    /// <param name="text">With its own line ends.</param>
    /// <param name="hunks">In the reply's order.</param>
    /// <param name="outline">What declarations a text of this file's language has; null where nothing knows the language.</param>
    public static EditResult Apply(string path, string text, IReadOnlyList<Hunk> hunks, Func<string, Outline?>? outline = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(hunks);
        return new HunkBatch(path, new EditedText(text), hunks, outline).Apply();
    }
}
