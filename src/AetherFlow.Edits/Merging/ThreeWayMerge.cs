using System.Collections.Immutable;

namespace AetherFlow.Edits;

/// <summary>
/// Merges two descendants of one text by lines. Changes that overlap or touch are a conflict unless they are the same;
/// nothing is ever dropped.
/// </summary>
public static class ThreeWayMerge
{
    public static MergeResult Merge(string @base, string ours, string theirs)
    {
        ArgumentNullException.ThrowIfNull(@base);
        ArgumentNullException.ThrowIfNull(ours);
        ArgumentNullException.ThrowIfNull(theirs);
        if (ours == theirs || theirs == @base) return MergeResult.Clean(ours);
        if (ours == @base) return MergeResult.Clean(theirs);

        var baseLines = TextLines.SplitKeepingEnds(@base);
        var ourSide = new MergeSide(baseLines, TextLines.SplitKeepingEnds(ours));
        var theirSide = new MergeSide(baseLines, TextLines.SplitKeepingEnds(theirs));
        return Join(baseLines, ourSide, theirSide);
    }

    private static MergeResult Join(List<string> baseLines, MergeSide ours, MergeSide theirs)
    {
        var merged = new List<string>();
        var conflicts = ImmutableArray.CreateBuilder<MergeConflict>();
        var at = 0;
        while (Math.Min(ours.NextStart, theirs.NextStart) is var start and < int.MaxValue)
        {
            merged.AddRange(baseLines.GetRange(at, start - at));
            var end = start;
            // A cluster grows as long as a change of either side overlaps or touches it.
            while (ours.TakeUpTo(ref end) | theirs.TakeUpTo(ref end)) { }
            var (our, their) = (ours.Close(start, end), theirs.Close(start, end));
            if (Resolve(our, their) is { } lines) merged.AddRange(lines);
            else conflicts.Add(new MergeConflict(our.From + 1, our.Lines.Count, their.From + 1, their.Lines.Count));
            at = end;
        }

        merged.AddRange(baseLines.GetRange(at, baseLines.Count - at));
        return conflicts.Count > 0 ? MergeResult.Conflicted(conflicts.ToImmutable()) : MergeResult.Clean(string.Concat(merged));
    }

    private static List<string>? Resolve(MergePiece our, MergePiece their) =>
        !our.Changed ? their.Lines
        : !their.Changed || our.Lines.SequenceEqual(their.Lines) ? our.Lines
        : null;
}
