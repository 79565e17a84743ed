namespace AetherFlow.Edits.Tests.Formats;

/// <summary>Edits in one short line each, for tests to compare: <c>a.py: old|lines → new|lines</c>.</summary>
internal static class Shown
{
    public static string[] Edits(string reply) => [.. ReplyReader.Read(reply).Edits.Select(e => $"{e.Path ?? "?"}: {Edit(e.Edit)}")];

    public static string Edit(FileEdit edit) => edit switch
    {
        WholeFile whole => "whole " + whole.Text.ReplaceLineEndings("|"),
        DeleteFile => "delete",
        MoveFile move => $"move to {move.NewPath} {string.Join("; ", move.Hunks.Select(Hunk))}".TrimEnd(),
        HunkEdits hunks => string.Join("; ", hunks.Hunks.Select(Hunk)),
        SurgicalEdits surgical => string.Join("; ", surgical.Operations.Select(o => $"{o.Type} {o.Target}")),
        _ => edit.ToString(),
    };

    private static string Hunk(Hunk hunk) =>
        string.Concat(hunk.Anchors.Select(a => $"@{a} ")) + $"{string.Join('|', hunk.Search)} → {string.Join('|', hunk.Replace)}" + (hunk.AtEnd ? " at end" : "");
}
