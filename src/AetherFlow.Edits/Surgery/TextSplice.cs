namespace AetherFlow.Edits;

/// <summary>A piece of the text that gives way to another.</summary>
internal sealed record TextSplice(int Start, int End, string Text)
{
    public static TextSplice Insert(int at, string text) => new(at, at, text);

    public string In(string text) => string.Concat(text.AsSpan(0, Start), Text, text.AsSpan(End));

    /// <summary>All of them, none of which overlaps another; of those at one place the first stands first.</summary>
    public static string All(string text, IEnumerable<TextSplice> splices) =>
        splices.Reverse().OrderByDescending(splice => splice.Start).Aggregate(text, (before, splice) => splice.In(before));
}
