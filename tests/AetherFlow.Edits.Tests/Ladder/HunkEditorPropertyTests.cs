using FsCheck;
using FsCheck.Fluent;

namespace AetherFlow.Edits.Tests.Ladder;

public sealed class HunkEditorPropertyTests
{
    private static readonly Gen<string> Line = Gen.Elements("alpha(1)", "  beta(2)", "", "\tgamma", "}", "delta  ", "é─ “x”", "...", "# rest of code", "😀", "    alpha(1)");

    /// <summary>Lines that stand once each, so that every stretch of them is a place.</summary>
    private static readonly Gen<(string Head, string[] Place, string Tail, string[] New, string End, string Final)> Places =
        from count in Gen.Choose(1, 12)
        from start in Gen.Choose(0, count - 1)
        from length in Gen.Choose(1, count - start)
        from blanks in Gen.Elements("", "  ", "\t").ArrayOf(count)
        from mark in Gen.Elements("", "\uFEFF")
        from end in Gen.Elements("\n", "\r\n", "\r")
        from final in Gen.Elements("", end)
        from added in Gen.Choose(1, 4)
        let lines = Enumerable.Range(0, count).Select(i => $"{blanks[i]}statement_{i}()").ToArray()
        select (mark + string.Concat(lines.Take(start).Select(l => l + end)), lines[start..(start + length)], string.Concat(lines.Skip(start + length).Select(l => end + l)) + final,
            Enumerable.Range(0, added).Select(i => $"{blanks[0]}replacement_{i}()").ToArray(), end, final);

    private static Hunk Hunk(IEnumerable<string> search, IEnumerable<string> replace, EditFormat format = EditFormat.SearchReplace) =>
        new() { Format = format, Line = 1, Search = [.. search], Replace = [.. replace] };

    private static void Check<T>(Gen<T> values, Func<T, bool> holds, int tests = 400) =>
        Prop.ForAll(values.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(tests));

    [Fact]
    public void Apply_AnyPlace_LeavesAllBytesOutside() => Check(Places, t =>
        HunkEditor.Apply("a", t.Head + string.Join(t.End, t.Place) + t.Tail, [Hunk(t.Place, t.New)]).Text == t.Head + string.Join(EndOf(t), t.New) + t.Tail);

    /// <summary>A text of one line without an end says nothing about its line ends: LF is taken.</summary>
    private static string EndOf((string Head, string[] Place, string Tail, string[] New, string End, string Final) t) =>
        (t.Head + string.Join(t.End, t.Place) + t.Tail).Contains(t.End, StringComparison.Ordinal) ? t.End : "\n";

    [Fact]
    public void Apply_ThenTheReverse_IsTheIdentity() => Check(Places, t =>
    {
        var text = t.Head + string.Join(t.End, t.Place) + t.Tail;
        var there = HunkEditor.Apply("a", text, [Hunk(t.Place, t.New)]).Text!;
        var back = HunkEditor.Apply("a", there, [Hunk(t.New, t.Place)]).Text!;
        return EndOf(t) == t.End && there.Contains(t.End, StringComparison.Ordinal) ? back == text : back.ReplaceLineEndings("\n") == text.ReplaceLineEndings("\n");
    });

    [Fact]
    public void Apply_Twice_ReportsAlreadyApplied() => Check(Places, t =>
    {
        var hunk = Hunk(t.Place, t.New);
        var once = HunkEditor.Apply("a", t.Head + string.Join(t.End, t.Place) + t.Tail, [hunk]);
        var twice = HunkEditor.Apply("a", once.Text!, [hunk]);
        return twice.Text == once.Text && twice.Places is [{ Rung: Rung.AlreadyApplied }];
    });

    [Fact]
    public void Apply_InsertionTwice_ReportsAlreadyApplied() => Check(Places, t =>
    {
        var hunk = Hunk(t.Place, t.Place.Take(1).Concat(t.New).Concat(t.Place.Skip(1)));
        var once = HunkEditor.Apply("a", t.Head + string.Join(t.End, t.Place) + t.Tail, [hunk]);
        var twice = HunkEditor.Apply("a", once.Text!, [hunk]);
        return twice.Text == once.Text && twice.Places is [{ Rung: Rung.AlreadyApplied }];
    });

    [Fact]
    public void Apply_Anything_NeitherThrowsNorDependsOnChance()
    {
        var hunks = from search in Line.ArrayOf()
                    from replace in Line.ArrayOf()
                    from anchors in Line.ArrayOf()
                    from format in Gen.Elements(EditFormat.SearchReplace, EditFormat.UnifiedDiff, EditFormat.ApplyPatch)
                    from atEnd in Gen.Elements(true, false)
                    select new Hunk { Format = format, Line = 1, Search = [.. search], Replace = [.. replace], Anchors = [.. anchors.Take(1)], AtEnd = atEnd };
        var texts = from lines in Line.ArrayOf()
                    from ends in Gen.Elements("\n", "\r\n", "\r", "").ArrayOf(lines.Length)
                    select string.Concat(lines.Zip(ends, (l, e) => l + e));

        Check(from text in texts from batch in hunks.ArrayOf() select (text, batch.Take(4).ToArray()), t =>
        {
            var (first, second) = (HunkEditor.Apply("a", t.text, t.Item2), HunkEditor.Apply("a", t.text, t.Item2));
            return first.Text == second.Text
                && first.Problems.SequenceEqual(second.Problems)
                && (first.Succeeded ? first.Places.Length == t.Item2.Length : first.Text is null)
                && first.Problems.All(p => p.ToString().Length <= 2_010);
        }, 1_500);
    }

    [Fact]
    public void Apply_AnyCharacters_DoNotThrow() => Check(
        from text in ArbMap.Default.GeneratorFor<string>() from search in ArbMap.Default.GeneratorFor<string>() from replace in ArbMap.Default.GeneratorFor<string>() select (text, search, replace),
        t => HunkEditor.Apply("a", t.text ?? "", [Hunk([t.search ?? ""], [t.replace ?? ""])]) is not null);
}
