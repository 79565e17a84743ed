using AetherFlow.Engine.Tests.Support;
using AetherFlow.Testing;

namespace AetherFlow.Engine.Tests.Edits;

/// <summary>No format leads out of the workspace or into protected files: the whole reply is refused, with nothing written.</summary>
public sealed class ForbiddenPathTests
{
    private static readonly string Good = EditReplies.SearchReplace("good.txt", "good\n", "better\n");

    private static readonly IReadOnlyDictionary<string, Func<string, string>> Formats = new Dictionary<string, Func<string, string>>(StringComparer.Ordinal)
    {
        ["search_replace"] = path => EditReplies.SearchReplace(path, "evil\n", "worse\n"),
        ["search_replace_of_a_new_file"] = path => EditReplies.SearchReplace(path, "", "worse\n"),
        ["unified_diff"] = path => EditReplies.Diff(path, "-evil\n+worse\n"),
        ["unified_diff_without_sides"] = path => $"```diff\n--- {path}\n+++ {path}\n@@ @@\n-evil\n+worse\n```\n",
        ["unified_diff_of_a_new_file"] = path => EditReplies.DiffOfNew(path, "worse"),
        ["unified_diff_of_a_deleted_file"] = path => EditReplies.DiffOfDeleted(path, "evil"),
        ["unified_diff_of_a_moved_file"] = path => EditReplies.DiffOfMoved(path, "moved.txt"),
        ["unified_diff_of_a_file_that_moves_there"] = path => EditReplies.DiffOfMoved("other.txt", path),
        ["apply_patch"] = path => EditReplies.Patch(EditReplies.Update(path, "-evil\n+worse\n")),
        ["apply_patch_add"] = path => EditReplies.Patch(EditReplies.Add(path, "worse")),
        ["apply_patch_delete"] = path => EditReplies.Patch(EditReplies.Delete(path)),
        ["apply_patch_move"] = path => EditReplies.Patch(EditReplies.Move(path, "moved.txt")),
        ["apply_patch_move_there"] = path => EditReplies.Patch(EditReplies.Move("other.txt", path, "-other\n+worse\n")),
        ["surgical"] = path => EditReplies.Surgical(path, """{"type": "add_import", "code": "import os"}"""),
        ["whole"] = path => $"```text file=\"{path}\"\nworse\n```\n",
        ["file_block"] = path => Replies.File(path, "worse\n"),
    };

    public static TheoryData<string> FormatNames => [.. Formats.Keys];

    [Theory]
    [MemberData(nameof(FormatNames))]
    public async Task Reply_NamesAFileOutside_IsRefusedWithNothingWritten(string format)
    {
        await RefusesAsync(format, outside => $"../{Path.GetFileName(outside)}/evil.txt", "path.escapes");
        await RefusesAsync(format, outside => $"src/../../{Path.GetFileName(outside)}/evil.txt", "path.escapes");
        await RefusesAsync(format, outside => $"{outside}/evil.txt", "path.absolute");
        await RefusesAsync(format, _ => "C:/evil.txt", "path.absolute");
        await RefusesAsync(format, _ => "linked/evil.txt", "path.link");
    }

    [Theory]
    [MemberData(nameof(FormatNames))]
    public async Task Reply_NamesAProtectedFile_IsRefusedWithNothingWritten(string format)
    {
        await RefusesAsync(format, _ => ".git/hooks/evil.txt", "path.protected");
        await RefusesAsync(format, _ => "src/.GIT/evil.txt", "path.protected");
        await RefusesAsync(format, _ => ".aetherflow/evil.txt", "path.protected");
        await RefusesAsync(format, _ => ".vscode/evil.json", "path.protected");
        await RefusesAsync(format, _ => "src/../.git/evil.txt", "path.protected");
    }

    [Theory]
    [MemberData(nameof(FormatNames))]
    public async Task Reply_NamesAFolderOrALink_IsRefusedWithNothingWritten(string format)
    {
        await RefusesAsync(format, _ => "folder.txt", "path.directory");
        await RefusesAsync(format, _ => "link.txt", "path.link");
        await RefusesAsync(format, _ => "good.txt/evil.txt", "path.not_directory");
    }

    private static async Task RefusesAsync(string format, Func<string, string> path, string code)
    {
        using var outside = new TemporaryFolder();
        outside.Write("evil.txt", "evil\n");
        using var run = new EditRun(Good + Formats[format](path(outside.Path)));
        foreach (var file in (string[])[".git/hooks/evil.txt", "src/.GIT/evil.txt", ".aetherflow/evil.txt", ".vscode/evil.json", ".git/evil.txt", "folder.txt/inside.txt"])
            run.Write(file, "evil\n");
        run.Write("good.txt", "good\n");
        run.Write("other.txt", "other\n");
        Directory.CreateSymbolicLink(run.Files["linked"], outside.Path);
        File.CreateSymbolicLink(run.Files["link.txt"], "other.txt");
        var before = run.Photo();

        var finish = await run.StartAsync("good.txt");

        Assert.Equal("failed", finish.Outcome);
        Assert.True(run.Problem.Code == code, $"{format} of {path(outside.Path)}: {run.Problem}");
        Assert.Equal(before, run.Photo());
        Assert.Equal(["evil.txt"], outside.Tree().Keys);
        Assert.Equal("evil\n", outside.Read("evil.txt"));
    }
}
