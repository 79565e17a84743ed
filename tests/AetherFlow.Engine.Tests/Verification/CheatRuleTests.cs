using AetherFlow.Engine.Verification;

namespace AetherFlow.Engine.Tests.Verification;

public sealed class CheatRuleTests
{
    public static TheoryData<string> Titles => [.. CheatCase.All.Select(c => c.Title)];

    [Theory]
    [MemberData(nameof(Titles))]
    public void Find_Case_FindsWhatItExpects(string title)
    {
        var given = CheatCase.All.Single(c => c.Title == title);

        Assert.Equal(given.Expected.Order(StringComparer.Ordinal), CheatCase.Found(given.Changes).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Titles))]
    public void Find_NothingChanged_FindsNothing(string title)
    {
        var given = CheatCase.All.Single(c => c.Title == title);

        Assert.Empty(CheatCase.Found([.. given.Changes.Select(c => c with { After = c.Before })]));
    }

    [Fact]
    public void Find_AnyCase_SaysWhatWasDoneAndWhatToDo()
    {
        var findings = CheatCase.All.SelectMany(c => CheatRule.Find(c.Changes)).ToList();

        Assert.All(findings, f => Assert.EndsWith(".", f.Message, StringComparison.Ordinal));
        Assert.All(findings, f => Assert.EndsWith(".", f.Hint, StringComparison.Ordinal));
        Assert.All(findings, f => Assert.InRange(f.Line, 1, 1_000));
        Assert.True(CheatCase.All.Count >= 60, $"{CheatCase.All.Count} cases");
    }

    [Theory]
    [InlineData("test_a.py", "def test_a():\n    assert ready(1)\n", "def test_a():\n    assert not ready(1)\n")]
    [InlineData("test_a.py", "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_a(self):\n        self.assertTrue(ready(1))\n", "import unittest\n\n\nclass T(unittest.TestCase):\n    def test_a(self):\n        self.assertFalse(ready(1))\n")]
    [InlineData("tests/ATests.cs", "public class ATests\n{\n    [Fact]\n    public void A() => Assert.Equal(1, Two());\n}\n", "public class ATests\n{\n    [Fact]\n    public void A() => Assert.NotEqual(1, Two());\n}\n")]
    [InlineData("a.test.js", "test('a', () => {\n  expect(ready(1)).toBe(2);\n});\n", "test('a', () => {\n  expect(ready(1)).not.toBe(2);\n});\n")]
    public void Find_AssertionTurnedAround_IsACheat(string path, string before, string after) =>
        Assert.Contains(CheatRule.Find([new EditedFile(path, before, after)]), finding => finding is { Code: CheatCodes.TestWeakened, IsSuspicion: false });

    [Fact]
    public void Find_AnyCutText_NeverThrows()
    {
        foreach (var change in CheatCase.All.SelectMany(c => c.Changes))
        {
            for (var at = 0; at < (change.After?.Length ?? 0); at += 13)
                Assert.NotNull(CheatRule.Find([change with { After = change.After![..at] }, change with { Path = "x/" + change.Path, Before = change.After[at..] }]));
        }
    }
}
