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
