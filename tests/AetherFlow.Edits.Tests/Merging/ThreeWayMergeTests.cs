using FsCheck;
using FsCheck.Fluent;

namespace AetherFlow.Edits.Tests.Merging;

public sealed class ThreeWayMergeTests
{
    [Fact]
    public void Merge_ChangesInDifferentPlaces_TakesBoth() =>
        Assert.Equal("A\nb\nc\nd\nE\n", ThreeWayMerge.Merge("a\nb\nc\nd\ne\n", "A\nb\nc\nd\ne\n", "a\nb\nc\nd\nE\n").Text);

    [Fact]
    public void Merge_SameChangeOnBothSides_TakesItOnce() =>
        Assert.Equal("a\nX\nc\n", ThreeWayMerge.Merge("a\nb\nc\n", "a\nX\nc\n", "a\nX\nc\n").Text);

    [Fact]
    public void Merge_DifferentChangesOfOneLine_IsAConflictWithItsLines()
    {
        var result = ThreeWayMerge.Merge("a\nb\nc\n", "new\na\nX\nc\n", "a\nY\nZ\nc\n");

        Assert.False(result.IsClean);
        Assert.Equal([new MergeConflict(3, 1, 2, 2)], result.Conflicts);
    }

    [Fact]
    public void Merge_InsertionsAtOnePlace_AreAConflict() =>
        Assert.False(ThreeWayMerge.Merge("a\nb\n", "a\nX\nb\n", "a\nY\nb\n").IsClean);

    [Fact]
    public void Merge_DeletionAndEditOfOneLine_AreAConflict() =>
        Assert.False(ThreeWayMerge.Merge("a\nb\nc\n", "a\nc\n", "a\nB\nc\n").IsClean);

    [Fact]
    public void Merge_LineEndsAndMissingFinalNewline_AreKept() =>
        Assert.Equal("X\r\nb\r\nc\r\nd\r\ne", ThreeWayMerge.Merge("a\r\nb\r\nc\r\nd\r\ne\r\n", "X\r\nb\r\nc\r\nd\r\ne\r\n", "a\r\nb\r\nc\r\nd\r\ne").Text);

    [Fact]
    public void Merge_HugeDifferentTexts_EndsSoon()
    {
        var ours = string.Concat(Enumerable.Range(0, 60_000).Select(i => $"o{i}\n"));
        var theirs = string.Concat(Enumerable.Range(0, 60_000).Select(i => $"t{i}\n"));

        Assert.False(ThreeWayMerge.Merge("base\n", ours, theirs).IsClean);
    }

    [Fact]
    public void Merge_AnyTexts_KeepsItsLaws()
    {
        var text = Gen.Elements("a\n", "b\n", "c\n", "\n", "d").ArrayOf().Select(string.Concat);
        var three = from b in text from o in text from t in text select (b, o, t);

        Prop.ForAll(three.ToArbitrary(), x =>
            ThreeWayMerge.Merge(x.b, x.b, x.t).Text == x.t
            && ThreeWayMerge.Merge(x.b, x.o, x.b).Text == x.o
            && ThreeWayMerge.Merge(x.b, x.o, x.o).Text == x.o
            && ThreeWayMerge.Merge(x.b, x.o, x.t).Text == ThreeWayMerge.Merge(x.b, x.t, x.o).Text)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [Fact]
    public void Merge_EditsOfDistinctLines_NeverLosesOne()
    {
        var gen = from count in Gen.Choose(4, 30)
                  from mine in Gen.Choose(0, count - 1)
                  from yours in Gen.Choose(0, count - 1)
                  where Math.Abs(mine - yours) > 1
                  select (count, mine, yours);

        Prop.ForAll(gen.ToArbitrary(), x =>
        {
            string Lines(params int[] edited) => string.Concat(Enumerable.Range(0, x.count).Select(i => (edited.Contains(i) ? "edited " : "line ") + i + "\n"));
            return ThreeWayMerge.Merge(Lines(), Lines(x.mine), Lines(x.yours)).Text == Lines(x.mine, x.yours);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }
}
