using AetherFlow.Edits;

namespace AetherFlow.Bench.Edits.Corpus;

/// <summary>The product's own way with a case.</summary>
internal static class OurEditor
{
    /// <summary>The text afterwards; null where the edit is refused.</summary>
    public static string? Apply(EditCase c)
    {
        var hunk = new Hunk { Format = EditFormat.SearchReplace, Line = 1, Search = [.. c.Search], Replace = [.. c.Replace] };
        var hunks = Enumerable.Repeat(hunk, c.Times).ToList();
        var path = c.IsMisnamed ? MisnamedEdits.FindFile(hunks, c.Text(c.OtherFile), [new(c.Path, c.Before)]) : "named.txt";
        return path is null ? null : HunkEditor.Apply(path, c.Before, hunks).Text;
    }
}
