namespace AetherFlow.Edits.Tests.Ladder;

/// <summary>Short words for hunks and what comes of them.</summary>
internal static class Hunks
{
    public static Hunk Of(string search, string replace, EditFormat format = EditFormat.SearchReplace, int line = 1) =>
        new() { Format = format, Line = line, Search = [.. Lines(search)], Replace = [.. Lines(replace)] };

    public static EditResult Apply(string text, params Hunk[] hunks) => HunkEditor.Apply("src/a.py", text, hunks);

    public static EditResult Apply(string text, string search, string replace) => Apply(text, Of(search, replace));

    public static EditPlace Landed(EditResult result)
    {
        Assert.True(result.Succeeded, string.Join('\n', result.Problems));
        return Assert.Single(result.Places);
    }

    public static EditProblem Refused(EditResult result, string code)
    {
        Assert.Null(result.Text);
        var problem = Assert.Single(result.Problems);
        Assert.Equal(code, problem.Code);
        return problem;
    }

    private static string[] Lines(string text) => text.Length == 0 ? [] : text.TrimEnd('\n').Split('\n');
}
