using FsCheck;
using FsCheck.Fluent;

namespace AetherFlow.Edits.Tests.Patches;

public sealed class PatchEditorIdempotenceTests
{
    public static TheoryData<string, PatchInstruction, string> Cases { get; } = new()
    {
        { "a\nm\nb\n", new() { Place = PatchPlace.After, Marker = "m", Idempotent = true }, "x\ny" },
        { "a\nm\nb\n", new() { Place = PatchPlace.Before, Marker = "m", Idempotent = true }, "x\ny" },
        { "a\nm\nb\n", new() { Place = PatchPlace.Replace, Marker = "m", Idempotent = true }, "x\ny" },
        { "a\nm\nb\n", new() { Place = PatchPlace.After, Marker = "m", Idempotent = true }, "m2 contains m" },
        { "a\nm\nb\n", new() { Place = PatchPlace.Before, Marker = "m", Idempotent = true }, "m0 contains m" },
        { "a\nm\nb\n", new() { Place = PatchPlace.Replace, Marker = "m", Idempotent = true }, "m new\nand more m" },
        { "a\n<s>\nold\n<e>\nb\n", new() { Place = PatchPlace.Replace, MarkerStart = "<s>", MarkerEnd = "<e>", Idempotent = true }, "<s>\nnew\n<e>" },
        { "a\n<s>\nold\n<e>\nb\n", new() { Place = PatchPlace.Replace, MarkerStart = "<s>", MarkerEnd = "<e>", Idempotent = true }, "new" },
        { "a\n<s>\nold\n<e>\nb\n", new() { Place = PatchPlace.Replace, MarkerStart = "<s>", MarkerEnd = "<e>", Idempotent = true }, "<s>\nnew" },
        { "a\nm\nb\n", new() { Place = PatchPlace.After, Line = 2, Idempotent = true }, "x" },
        { "a\nm\nb\n", new() { Place = PatchPlace.Before, Line = 2, Idempotent = true }, "x\ny" },
        { "a\nm\nb\n", new() { Place = PatchPlace.Replace, Line = 2, Idempotent = true }, "x\ny" },
        { "a\r\nm\r\nb\r\n", new() { Place = PatchPlace.After, Marker = "m", Idempotent = true }, "x\ny\n" },
        { "a\nm", new() { Place = PatchPlace.After, Marker = "m", Idempotent = true }, "x\ny\n" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Apply_Twice_IsTheSameAsOnce(string text, PatchInstruction instruction, string fragment)
    {
        var once = PatchEditor.Apply(text, instruction, fragment);
        Assert.Equal(PatchOutcome.Applied, once.Outcome);

        var twice = PatchEditor.Apply(once.Text!, instruction, fragment);

        Assert.Equal((PatchOutcome.AlreadyApplied, once.Text), (twice.Outcome, twice.Text));
    }

    [Fact]
    public void Apply_FragmentElsewhere_IsNotApplied()
    {
        var instruction = new PatchInstruction { Place = PatchPlace.After, Marker = "m", Idempotent = true };

        Assert.Equal("x\na\nm\nx\n", PatchEditor.Apply("x\na\nm\n", instruction, "x").Text);
    }

    [Fact]
    public void Apply_ReplacedRegionGoneAndFragmentTwice_IsAProblem()
    {
        var instruction = new PatchInstruction { Place = PatchPlace.Replace, Marker = "m", Idempotent = true };

        Assert.Equal("patch.no_match", PatchEditor.Apply("x\na\nx\n", instruction, "x").Problem!.Code);
    }

    [Fact]
    public void Apply_NotIdempotent_AppliesAgain()
    {
        var instruction = new PatchInstruction { Place = PatchPlace.After, Marker = "m" };

        Assert.Equal("m\nx\nx\n", PatchEditor.Apply("m\nx\n", instruction, "x").Text);
    }

    [Fact]
    public void Apply_AnyText_ChangesNothingOutsideTheEdit()
    {
        var texts = from before in Gen.Elements("a", "", "b c", "\t").ArrayOf()
                    from after in Gen.Elements("a", "", "b c", "é─").ArrayOf()
                    from end in Gen.Elements("\n", "\r\n", "\r")
                    from final in Gen.Elements("", end)
                    from place in Gen.Elements(PatchPlace.After, PatchPlace.Before, PatchPlace.Replace)
                    select (before, after, end, final, place);

        Prop.ForAll(texts.ToArbitrary(), t =>
        {
            var before = string.Concat(t.before.Select(l => l + t.end));
            var after = string.Concat(t.after.Select(l => t.end + l)) + t.final;
            var result = PatchEditor.Apply(before + "[m]" + after, new PatchInstruction { Place = t.place, Marker = "[m]" }, "NEW").Text!;
            return result.StartsWith(before, StringComparison.Ordinal) && result.EndsWith(after, StringComparison.Ordinal)
                && result.Length == before.Length + after.Length + (t.place == PatchPlace.Replace ? 3 : 6 + t.end.Length + EndAdded(t.after, t.final, t.before, t.end));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    /// <summary>A text of one line without end says nothing about its line ends: LF is taken.</summary>
    private static int EndAdded(string[] after, string final, string[] before, string end) =>
        after.Length == 0 && final.Length == 0 && before.Length == 0 ? 1 - end.Length : 0;
}
