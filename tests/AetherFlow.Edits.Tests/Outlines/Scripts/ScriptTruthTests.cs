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

    /// <summary>
    /// A bracket or quote taken out of a file breaks it nearly always, and the compiler says when; most of these breaks must be
    /// noticed, and none where the compiler sees none. Missed are 12 in 1000 (all packages), where the compiler alone knows a rule
    /// of the language beyond its grammar.
    /// </summary>
    [Fact]
    public void Of_FilesWithoutOneBracketOrQuote_FindsWhatTheTypeScriptCompilerFinds()
    {
        var packages = NodePackages.OrSkip();
        var random = new Random(5);
        var broken = Choose(packages).Where(path => new FileInfo(path).Length < 30_000).Select(path => (path, Text: WithoutOne(File.ReadAllText(path), random))).Where(one => one.Text is not null).ToList();
        var (found, wrong, invented, missed) = (0, 0, new List<string>(), new List<string>());
        foreach (var ((path, text), answer) in broken.Zip(packages.Ask(broken)))
        {
            var faults = ScriptOutline.Of(text!, NodePackages.LanguageOf(path)).Faults;
            var isWrong = answer.GetProperty("errors").GetArrayLength() > 0;
            if (isWrong) wrong++;
            if (isWrong && !faults.IsEmpty) found++;
            if (isWrong && faults.IsEmpty) missed.Add(Path.GetRelativePath(packages.Folder, path));
            if (!isWrong && !faults.IsEmpty) invented.Add($"{Path.GetRelativePath(packages.Folder, path)}: {faults[0]}");
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{broken.Count} files, {wrong} broken, {found} found, missed: {string.Join(", ", missed.Take(10))}");
        Assert.True(invented.Count == 0, string.Join('\n', invented.Take(10)));
        Assert.InRange(found, 0.98 * wrong, wrong);
    }

    private static string? WithoutOne(string text, Random random)
    {
        var places = Enumerable.Range(0, text.Length).Where(i => "(){}[]'\"`<>".Contains(text[i], StringComparison.Ordinal)).ToList();
        return places.Count == 0 ? null : text.Remove(places[random.Next(places.Count)], 1);
    }
}
