using System.Text;

namespace AetherFlow.Edits;

/// <summary>Puts the changed lines into a text. Whatever stands outside of them is taken over as it is.</summary>
internal static class Assembly
{
    /// <param name="file">The text before.</param>
    /// <param name="splices">In the file's order, none touching another's lines.</param>
    public static string Join(EditedText file, IEnumerable<Splice> splices)
    {
        var lines = new List<(string Text, string End)>();
        var at = 0;
        foreach (var splice in splices)
        {
            for (; at < splice.Start; at++) lines.Add((file.Lines[at], file.Ends[at]));
            for (var i = 0; i < splice.Lines.Count; i++)
            {
                lines.Add((lines.Count == 0 ? WithoutMark(splice.Lines[i]) : splice.Lines[i], End(file, splice, i)));
            }

            at = splice.End;
        }

        for (; at < file.Lines.Count; at++) lines.Add((file.Lines[at], file.Ends[at]));
        return Text(file, lines);
    }

    /// <summary>That of the line in whose place it comes, else of the one before.</summary>
    private static string End(EditedText file, Splice splice, int i) => file.EndNear(
        splice.Start + i < splice.End ? splice.Start + i : splice.End > splice.Start ? splice.End - 1 : splice.Start - 1);

    /// <summary>Whether a file begins with a byte order mark is up to the file: one that a reply gives would be a second one.</summary>
    private static string WithoutMark(string line) => line.TrimStart(EditedText.ByteOrderMark);

    /// <summary>A text that ends without a line end still does; every other line has one.</summary>
    private static string Text(EditedText file, List<(string Text, string End)> lines)
    {
        var text = new StringBuilder(file.Text.Length);
        if (file.HasMark) text.Append(file.Text[0]);
        var endsBare = file.Ends.Count > 0 && file.Ends[^1].Length == 0;
        for (var i = 0; i < lines.Count; i++)
        {
            text.Append(lines[i].Text);
            if (i < lines.Count - 1) text.Append(lines[i].End.Length > 0 ? lines[i].End : file.EndNear(file.Ends.Count - 1));
            else if (!endsBare) text.Append(lines[i].End);
        }

        return text.ToString();
    }
}
