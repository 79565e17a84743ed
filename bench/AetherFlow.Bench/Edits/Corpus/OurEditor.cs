using AetherFlow.Edits;

namespace AetherFlow.Bench.Edits.Corpus;

/// <summary>The product's own way with a case.</summary>
internal static class OurEditor
{
    /// <summary>The text afterwards; null where the edit is refused.</summary>
    public static string? Apply(EditCase c)
    {
        var hunk = new Hunk { Format = EditFormat.SearchReplace, Line = 1, Search = [.. c.Search], Replace = [.. c.Replace] };
        var edits = new HunkEdits("named.txt", [.. Enumerable.Repeat(hunk, c.Times)], Declared: true);
        if (c.IsMisnamed)
        {
            if (MisnamedEdits.FindFile(edits, [new("named.txt", c.Text(c.OtherFile)), new(c.Path, c.Before)]) is not { } found) return null;
            edits = edits with { Path = found };
        }

        return HunkEditor.Apply(edits.Path, c.Before, edits.Hunks).Text;
    }
}
