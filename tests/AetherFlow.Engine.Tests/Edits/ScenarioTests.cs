using AetherFlow.Testing;

namespace AetherFlow.Engine.Tests.Edits;

/// <summary>
/// Scenarios of V4A patches: a tree, a patch, the tree that comes of it. Those of the format's author lie beside the
/// repository (openai/codex, codex-rs/apply-patch/tests/fixtures/scenarios), ours in it.
/// </summary>
/// <remarks>
/// Where ours differ from theirs: <c>later_file_is_missing</c>. Their reader changes the files of a patch one after the
/// other, and leaves the first ones changed where a later one fails (their scenario 015); ours makes all changes or none.
/// </remarks>
public sealed class ScenarioTests
{
    private const string NotHere = "data/apply-patch is not beside the repository (../shared/data/apply-patch).";

    public static TheoryData<string, string> Theirs => new()
    {
        { "001_add_file", "" },
        { "002_multiple_operations", "" },
        { "004_move_to_new_directory", "" },
        { "005_rejects_empty_patch", "edit.bad_format" },
        { "007_rejects_missing_file_delete", "reply.missing_file" },
        { "008_rejects_empty_update_hunk", "edit.bad_format" },
        { "010_move_overwrites_existing_destination", "" },
        { "012_delete_directory_fails", "reply.missing_file" },
        { "013_rejects_invalid_hunk_header", "edit.bad_format" },
        { "014_update_file_appends_trailing_newline", "" },
        { "016_pure_addition_update_chunk", "" },
        { "017_whitespace_padded_hunk_header", "" },
        { "019_unicode_simple", "" },
        { "020_whitespace_padded_patch_marker_lines", "" },
        { "021_update_file_deletion_only", "" },
    };

    [Theory]
    [MemberData(nameof(Theirs))]
    public Task Patch_OfTheFormatsAuthor_GivesTheExpectedTreeOrNothing(string name, string refusal)
    {
        Assert.SkipWhen(SharedData.Find("data/apply-patch") is null, NotHere);
        return CheckAsync(Path.Combine(SharedData.Find("data/apply-patch")!, name), refusal);
    }

    [Fact]
    public void Patch_OfTheFormatsAuthor_IsListed()
    {
        Assert.SkipWhen(SharedData.Find("data/apply-patch") is null, NotHere);

        var there = Directory.EnumerateDirectories(SharedData.Find("data/apply-patch")!).Select(Path.GetFileName).Order(StringComparer.Ordinal);

        Assert.Equal(there, Theirs.Select(row => row.Data.Item1));
    }

    [Theory]
    [InlineData("later_file_is_missing", "edit.no_file")]
    [InlineData("anchors_and_end_of_file", "")]
    [InlineData("move_delete_and_add", "")]
    public Task Patch_OfOurs_GivesTheExpectedTreeOrNothing(string name, string refusal) =>
        CheckAsync(Path.Combine(AppContext.BaseDirectory, "Edits", "Scenarios", name), refusal);

    private static async Task CheckAsync(string scenario, string refusal)
    {
        using var run = new EditRun($"Here is the patch:\n\n```\n{await File.ReadAllTextAsync(Path.Combine(scenario, "patch.txt"))}```\n");
        var input = Read(Path.Combine(scenario, "input"));
        foreach (var (path, bytes) in input) run.Write(path, bytes);
        var before = run.Photo();

        var finish = await run.StartAsync([.. input.Keys]);

        Assert.Equal(refusal.Length == 0 ? "completed" : "failed", finish.Outcome);
        Assert.Equal(refusal, run.Step.Problem?.Code ?? "");
        if (refusal.Length > 0) Assert.Equal(before, run.Photo());
        Assert.Equal(Hex(Read(Path.Combine(scenario, "expected"))), Hex(Read(run.Files.Path)));
        await run.UndoAsync();
        Assert.Equal(before, run.Photo());
    }

    private static SortedDictionary<string, byte[]> Read(string folder)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        if (!Directory.Exists(folder)) return files;
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            files[Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/')] = File.ReadAllBytes(file);
        return files;
    }

    private static IEnumerable<string> Hex(SortedDictionary<string, byte[]> files) =>
        files.Select(file => $"{file.Key} {Convert.ToHexStringLower(file.Value)}");
}
