using System.Text;

namespace AetherFlow.Edits;

/// <summary>A piece of the text that gives way to another.</summary>
internal sealed record TextSplice(int Start, int End, string Text)
{
    public static TextSplice Insert(int at, string text) => new(at, at, text);

    /// <summary>All of them, none of which overlaps another; of those at one place the first stands first.</summary>
    public static string All(string text, IEnumerable<TextSplice> splices)
    {
        var result = new StringBuilder();
        var at = 0;
        foreach (var splice in splices.OrderBy(splice => splice.Start))
        {
            result.Append(text, at, splice.Start - at).Append(splice.Text);
            at = splice.End;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }
}
