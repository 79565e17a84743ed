using AetherFlow.Edits;

namespace AetherFlow.Engine.Verification;

/// <summary>Tests that are gone or assert less than they did.</summary>
internal sealed class TestComparison(IReadOnlyList<FileEdit> files)
{
    private const string Restore = "Restore it and repair what it tests.";

    private readonly TestMatching _tests = new(files);

    /// <summary>Nothing of the product was changed, so the product was not repaired.</summary>
    private readonly bool _isTestsOnly = files.All(f => f.IsTest || TestPaths.IsSnapshot(f.Path));

    /// <summary>What a test asserted may be asserted by a function that it calls now.</summary>
    private readonly bool _helpersAssertMore = files.Any(f => f.HasTests && HelperAssertions(f, f.After, f.TestsAfter) > HelperAssertions(f, f.Before, f.TestsBefore));

    public IEnumerable<CheatFinding> Find() => GoneFiles().Concat(GoneTests()).Concat(_tests.Kept.SelectMany(Weakened)).Concat(Snapshots());

    /// <summary>A test that was not there before may be anything: it takes nothing away.</summary>
    public bool IsInNewTest(FileEdit file, int position) => _tests.Added.Any(t => t.Path == file.Path && t.Span.Start <= position && position < t.Span.End);

    private IEnumerable<CheatFinding> GoneFiles()
    {
        foreach (var file in files.Where(f => f.IsTest && !f.IsNew && f.IsGone && f.Before.Text.Trim().Length > 0))
        {
            var isMoved = file.TestsBefore.Count > 0
                ? !Gone().Any(t => t.Path == file.Path)
                : files.Any(f => f.IsNew && f.After.Text.Trim() == file.Before.Text.Trim()) || file.Before.Bare.Trim().Length == 0 || file.Name is "__init__.py";
            if (isMoved) continue;

            // What only stands beside the tests may be no test at all.
            var isSuspicion = file.TestsBefore.Count == 0 && !TestPaths.IsNamed(file.Path);
            yield return Finding(CheatCodes.TestFileDeleted, file.Path, 1, $"The test file {file.Path} was {(file.After.Text.Length == 0 ? "deleted" : "emptied")}.", Restore, isSuspicion);
        }
    }

    private IEnumerable<CheatFinding> GoneTests()
    {
        foreach (var test in Gone())
        {
            if (files.Any(f => f.Path == test.Path && f.IsGone && f.IsTest)) continue;

            // Several tests can become one with a row for each.
            var isTable = _tests.Added.Where(t => t.Path == test.Path).Sum(t => t.Rows.Length) >= 2;
            yield return Finding(CheatCodes.TestDeleted, test.Path, test.Line, $"The test {test.Name} was deleted.", Restore, isTable);
        }
    }

    /// <summary>What a test asserted may have gone into others: it was split, or joined with one.</summary>
    private IEnumerable<TestCase> Gone()
    {
        var before = _tests.Kept.SelectMany(m => m.Before.Assertions).Select(a => a.Text).ToHashSet(StringComparer.Ordinal);
        var now = _tests.Added.Concat(_tests.Kept.Select(m => m.After)).SelectMany(t => t.Assertions).Select(a => a.Text).Where(t => !before.Contains(t)).ToHashSet(StringComparer.Ordinal);
        return _tests.Gone.Where(t => t.Assertions.Length == 0 || t.Assertions.Any(a => !now.Contains(a.Text)));
    }

    private IEnumerable<CheatFinding> Weakened(TestMatch test)
    {
        var (before, after) = test;
        if (after.EndsAtOnce && !before.EndsAtOnce)
            yield return Finding(CheatCodes.TestWeakened, after.Path, after.Line, $"The test {after.Name} ends before it asserts anything.", Restore);
        if (after.Swallows && !before.Swallows)
            yield return Finding(CheatCodes.TestWeakened, after.Path, after.Line, $"The test {after.Name} drops the errors that it meets.", "Let it fail on them.");
        foreach (var finding in Assertions(test).Concat(Rows(test))) yield return finding;
    }

    private IEnumerable<CheatFinding> Assertions(TestMatch test)
    {
        var (before, after) = test;
        var removed = Except(before.Assertions, after.Assertions, a => a.Text);
        var added = Except(after.Assertions, before.Assertions, a => a.Text);
        foreach (var tautology in added.Where(a => a.IsTautology).ToList())
        {
            yield return Finding(CheatCodes.Tautology, after.Path, tautology.Line, $"The assertion {Short(tautology.Text)} in {after.Name} cannot fail.", "Assert what the product does.");
            added.Remove(tautology);
            if (removed.Count > 0) removed.RemoveAt(0);
        }

        foreach (var old in removed.ToList())
        {
            if (added.Exists(a => a.Shape == old.Shape) || added.FirstOrDefault(a => a.ShapeOfEither == old.ShapeOfEither) is not { } turned) continue;
            added.Remove(turned);
            removed.Remove(old);
            yield return Finding(CheatCodes.TestWeakened, after.Path, turned.Line, $"The test {after.Name} asserts the opposite: {Short(old.Text)} became {Short(turned.Text)}.", Restore);
        }

        foreach (var old in removed.ToList())
        {
            if (added.FirstOrDefault(a => a.Shape == old.Shape) is not { } changed) continue;
            added.Remove(changed);
            removed.Remove(old);
            if (_isTestsOnly) yield return Expectation(after, changed.Line, $"{Short(old.Text)} became {Short(changed.Text)} in {after.Name}");
        }

        if (removed.Count > added.Count)
        {
            yield return Finding(
                CheatCodes.TestWeakened, after.Path, after.Line, $"The test {after.Name} asserts less: {Short(removed[0].Text)} is gone.", Restore, added.Count > 0 || _helpersAssertMore);
        }
        else if (removed.Any(a => a.IsEquality) && added.Any(a => a.IsWeak) && !added.Any(a => a.IsEquality && !a.IsWeak))
        {
            yield return Finding(
                CheatCodes.TestWeakened, after.Path, added[0].Line, $"The test {after.Name} asserts less: {Short(removed[0].Text)} became {Short(added[0].Text)}.", Restore, isSuspicion: true);
        }
    }

    private IEnumerable<CheatFinding> Rows(TestMatch test)
    {
        var (before, after) = test;
        if (after.Rows.Length < before.Rows.Length)
        {
            yield return Finding(
                CheatCodes.TestWeakened, after.Path, after.Line, $"The test {after.Name} runs with {after.Rows.Length} rows, it did with {before.Rows.Length}.", "Restore the rows and repair what they test.");
        }
        else if (_isTestsOnly && Except(before.Rows, after.Rows, r => r) is [var row, ..])
            yield return Expectation(after, after.Line, $"the row {Short(row)} of {after.Name} was changed");
    }

    private IEnumerable<CheatFinding> Snapshots() =>
        from file in files
        where _isTestsOnly && !file.IsNew && TestPaths.IsSnapshot(file.Path)
        select Expectation(file.Path, 1, $"{file.Path} was changed");

    private static int HelperAssertions(FileEdit file, MaskedText text, IReadOnlyList<TestCase> tests) =>
        Verification.Assertions.In(text, new TextSpan(0, text.Text.Length), file.Extension).Length - tests.Sum(t => t.Assertions.Length);

    private static CheatFinding Expectation(TestCase test, int line, string what) => Expectation(test.Path, line, what);

    private static CheatFinding Expectation(string path, int line, string what) => Finding(
        CheatCodes.Expectation, path, line, $"What is expected was changed, and no product code was: {what}.", "Repair the product, unless the expectation was wrong.", isSuspicion: true);

    private static List<T> Except<T>(IEnumerable<T> from, IEnumerable<T> without, Func<T, string> key)
    {
        var counts = without.GroupBy(key).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        var rest = new List<T>();
        foreach (var item in from)
        {
            if (counts.TryGetValue(key(item), out var count) && count > 0) counts[key(item)] = count - 1;
            else rest.Add(item);
        }

        return rest;
    }

    private static string Short(string text) => text.Length <= 80 ? text : text[..79] + "…";

    private static CheatFinding Finding(string code, string path, int line, string message, string hint, bool isSuspicion = false) =>
        new() { Code = code, Path = path, Line = line, Message = message, Hint = hint, IsSuspicion = isSuspicion };
}
