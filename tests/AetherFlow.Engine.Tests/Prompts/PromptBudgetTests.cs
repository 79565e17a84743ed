using AetherFlow.Engine.Prompts;
using FsCheck;
using FsCheck.Fluent;

namespace AetherFlow.Engine.Tests.Prompts;

public sealed class PromptBudgetTests
{
    [Fact]
    public void Fit_Enough_SendsAllWhole()
    {
        PromptItem[] items = [new("system", "abc"), new("input a", "defg", 10), new("input b", "", 10)];

        var (fitted, problem) = PromptBudget.Fit(items, 7);

        Assert.Null(problem);
        Assert.All(items, item => Assert.Equal(new FittedItem(item.Text, IsCut: false), fitted![item.Name]));
    }

    [Fact]
    public void Fit_SmallItems_LeaveTheirRoomToTheLargeOne()
    {
        PromptItem[] items = [Input("large", 20_000), Input("small", 500), Input("tiny", 20)];

        var (fitted, _) = PromptBudget.Fit(items, 15_520);

        Assert.False(fitted!["small"].IsCut);
        Assert.False(fitted["tiny"].IsCut);
        // An even share had been 5,173.
        Assert.InRange(fitted["large"].Text.Length, 14_000, 15_000);
        Assert.Contains("characters left out …]", fitted["large"].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_EquallyLarge_ShareEvenly()
    {
        var (fitted, _) = PromptBudget.Fit([Input("a", 50_000), Input("b", 50_000)], 20_000);

        Assert.All(fitted!.Values, item => Assert.InRange(item.Text.Length, 9_500, 10_200));
    }

    [Theory]
    [InlineData(999, "[… 5000 characters left out, no room …]\n")]
    [InlineData(41, "[… 5000 characters left out, no room …]\n")]
    [InlineData(20, "")]
    [InlineData(0, "")]
    public void Fit_TooLittleForAnExcerpt_SaysWhatIsMissingOrNothing(int room, string text) =>
        Assert.Equal(new FittedItem(text, IsCut: true), PromptBudget.Fit([Input("a", 5_000)], room).Items!["a"]);

    [Fact]
    public void Fit_LongerThanItsCap_IsCutThoughThereIsRoom() =>
        Assert.InRange(PromptBudget.Fit([new PromptItem("a", new string('x', 9_000), 2_000)], 100_000).Items!["a"].Text.Length, 1_800, 2_000);

    [Fact]
    public void Fit_WhatGoesWholeDoesNotFit_NamesTheLargest()
    {
        PromptItem[] items =
        [
            new("system", new string('s', 300)), new("file big.py", new string('b', 5_000)), new("file small.py", "x"),
            new("input huge.log", new string('h', 90_000), 1_000, Frame: 30),
        ];

        var (fitted, problem) = PromptBudget.Fit(items, 4_000);

        Assert.Null(fitted);
        Assert.Equal("prompt.too_large", problem!.Code);
        Assert.Equal(
            "What the step must send whole has 5,331 characters; there is room for 4,000. "
            + "The largest: file big.py 5,000, system 300, input huge.log 30, file small.py 1.",
            problem.Message);
    }

    /// <summary>Never above the room; what goes whole is whole; what is cut says so or is empty; the same again gives the same.</summary>
    [Fact]
    public void Fit_AnyItems_KeepsItsPromises()
    {
        var item =
            from length in Gen.OneOf(Gen.Choose(0, 60), Gen.Choose(500, 6_000))
            from cap in Gen.Elements<int?>(null, 30, 1_000, 4_000)
            from frame in Gen.Choose(0, 40)
            from unit in Gen.Elements("x", "line\n", "😀")
            select (Text: string.Concat(Enumerable.Repeat(unit, length))[..length], Cap: cap, Frame: frame);
        var cases = (from items in item.ArrayOf() from room in Gen.Choose(0, 40_000) select (Items: items, Room: room)).ToArbitrary();
        Prop.ForAll(cases, one =>
        {
            PromptItem[] items = [.. one.Items.Select((each, index) => new PromptItem($"item {index}", each.Text, each.Cap, each.Frame))];
            var whole = items.Sum(each => each.Fixed);
            var (fitted, problem) = PromptBudget.Fit(items, one.Room);
            if (fitted is null) return problem!.Code == "prompt.too_large" && whole > one.Room;
            var again = PromptBudget.Fit(items, one.Room).Items!;
            return whole <= one.Room
                && fitted.Count == items.Length
                && items.Sum(each => each.Frame + (long)fitted[each.Name].Text.Length) <= one.Room
                && items.All(each => IsAsPromised(each, fitted[each.Name]) && fitted[each.Name] == again[each.Name]);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(null, PromptBudget.Most)]
    [InlineData(28_768, 86_304)]
    [InlineData(1_000_000, PromptBudget.Most)]
    [InlineData(-4_000, 0)]
    [InlineData(int.MaxValue, PromptBudget.Most)]
    public void RoomOf_Tokens_PromisesThreeCharactersEach(int? tokens, int room) => Assert.Equal(room, PromptBudget.RoomOf(tokens));

    private static bool IsAsPromised(PromptItem item, FittedItem sent) => sent.IsCut
        ? item.Cap is not null && sent.Text != item.Text && (sent.Text.Length == 0 || sent.Text.Contains("characters left out", StringComparison.Ordinal))
        : sent.Text == item.Text;

    private static PromptItem Input(string name, int length) => new(name, string.Concat(Enumerable.Repeat("0123456789abcdef\n", (length / 17) + 1))[..length], Excerpt.FileLimit);
}
