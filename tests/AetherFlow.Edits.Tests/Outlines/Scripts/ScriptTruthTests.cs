namespace AetherFlow.Edits.Tests.Outlines.Scripts;

public sealed class ScriptTruthTests
{
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("AETHERFLOW_SLOW_TESTS") == "1";

    /// <summary>Every file in the long run; a sample of the small ones otherwise.</summary>
    private static List<string> Choose(NodePackages packages)
    {
        var files = packages.Files();
        return IsLong ? [.. files] : [.. files.Where((path, i) => i % 20 == 0 && new FileInfo(path).Length < 200_000)];
    }

    [Fact]
    public void Of_FilesOfNpmPackages_EqualsTheTypeScriptCompiler()
    {
        var packages = NodePackages.OrSkip();
        var files = Choose(packages);
        var differences = new List<string>();
        var members = 0;
        foreach (var (path, answer) in files.Zip(packages.Ask(files.Select(path => (path, (string?)null)))))
        {
            var outline = ScriptOutline.Of(File.ReadAllText(path), NodePackages.LanguageOf(path));
            var name = Path.GetRelativePath(packages.Folder, path);
            if (answer.GetProperty("errors").GetArrayLength() == 0 && !outline.Faults.IsEmpty) differences.Add($"{name}: {outline.Faults[0]}");
            var (ours, theirs) = (OutlineText.Of(outline), OutlineText.Of(answer));
            members += theirs.Count;
            var first = Enumerable.Range(0, Math.Max(ours.Count, theirs.Count)).FirstOrDefault(i => ours.ElementAtOrDefault(i) != theirs.ElementAtOrDefault(i), -1);
            if (first >= 0) differences.Add($"{name}:\n  ours   {ours.ElementAtOrDefault(first)}\n  theirs {theirs.ElementAtOrDefault(first)}");
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{files.Count} files, {members} members, {differences.Count} differences");
        Assert.True(differences.Count == 0, $"{differences.Count} of {files.Count} files differ:\n{string.Join('\n', differences.Take(12))}");
    }
}
