namespace AetherFlow.Engine.Verification;

/// <summary>Finds each test of before among those of after: kept, renamed, moved, or gone.</summary>
internal sealed class TestMatching
{
    private readonly List<TestMatch> _kept = [];
    private readonly List<TestCase> _gone;
    private readonly List<TestCase> _added;

    public TestMatching(IReadOnlyList<FileEdit> files)
    {
        _gone = [.. files.SelectMany(f => f.TestsBefore)];
        _added = [.. files.SelectMany(f => f.TestsAfter)];
        Match(t => (t.Path, t.Name));

        // A renamed or moved test does what it did; one that does nothing is like any other that does nothing.
        Match(t => ("", t.Body), t => t.Assertions.Length > 0);
        Match(t => (Path.GetExtension(t.Path), t.SimpleName));

        // Where nobody looks for tests, they are gone.
        _gone.AddRange(_kept.Where(IsHidden).Select(m => m.Before));
        _kept.RemoveAll(IsHidden);
    }

    public IReadOnlyList<TestMatch> Kept => _kept;

    public IReadOnlyList<TestCase> Gone => _gone;

    public IReadOnlyList<TestCase> Added => _added;

    /// <summary>Runners of these languages find tests by the names of their files.</summary>
    private static bool IsHidden(TestMatch match) =>
        !match.After.Path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase) && !match.After.Path.EndsWith(".rs", StringComparison.Ordinal)
        && TestPaths.IsNamed(match.Before.Path) && !TestPaths.IsNamed(match.After.Path);

    private void Match(Func<TestCase, (string, string)> key, Func<TestCase, bool>? only = null)
    {
        var waiting = _added.Where(t => only?.Invoke(t) ?? true).GroupBy(key).ToDictionary(g => g.Key, g => new Queue<TestCase>(g));
        foreach (var before in _gone.ToList())
        {
            if ((only?.Invoke(before) ?? true) && waiting.TryGetValue(key(before), out var same) && same.TryDequeue(out var after))
            {
                _kept.Add(new TestMatch(before, after));
                _gone.Remove(before);
                _added.Remove(after);
            }
        }
    }
}
