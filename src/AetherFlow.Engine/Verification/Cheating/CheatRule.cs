namespace AetherFlow.Engine.Verification;

/// <summary>
/// Tells edits that cheat a check from edits that repair the work. It knows tests of C#, Python, JavaScript, TypeScript,
/// Go, Rust, Java and Kotlin, and the configuration of their common tools; of other languages it sees only that whole
/// test files go. It does not judge whether changed product code is right.
/// </summary>
public static class CheatRule
{
    /// <returns>In the order of files and lines; empty where nothing looks like cheating.</returns>
    public static IReadOnlyList<CheatFinding> Find(IReadOnlyList<EditedFile> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var files = changes.Where(c => c.Before != c.After).Select(c => new FileEdit(c)).ToList();
        var tests = new TestComparison(files);
        return
        [
            .. tests.Find()
                .Concat(MarkComparison.Find(files, tests))
                .Concat(files.SelectMany(ConfigurationComparison.Find))
                .Concat(files.SelectMany(ScriptComparison.Find))
                .GroupBy(f => (f.Path, f.Line, f.Code))
                .Select(g => g.OrderBy(f => f.IsSuspicion).First())
                .OrderBy(f => f.Path, StringComparer.Ordinal)
                .ThenBy(f => f.Line)
                .ThenBy(f => f.Code, StringComparer.Ordinal),
        ];
    }
}
