namespace AetherFlow.Edits;

/// <summary>
/// Looks whether the members that an operation does not name came through it as they were. Code without a semicolon goes on
/// with the next line, and a text that parses then no longer says the same.
/// </summary>
internal sealed class Bystanders
{
    private readonly List<TextSplice> _splices;

    /// <summary>By how much what stands behind each splice has moved.</summary>
    private readonly List<int> _moved = [];

    private Bystanders(IEnumerable<TextSplice> splices)
    {
        _splices = [.. splices.OrderBy(splice => splice.Start)];
        var moved = 0;
        foreach (var splice in _splices) _moved.Add(moved += splice.Text.Length - (splice.End - splice.Start));
    }

    /// <returns>Null where all is well, and where the text before was broken, so that nothing is certain about it.</returns>
    public static EditProblem? Find(SurgicalText before, SurgicalText after, IReadOnlyList<TextSplice> splices) =>
        splices.Count == 0 || !before.Outline.Faults.IsEmpty ? null : new Bystanders(splices).Find(before, after);

    private EditProblem? Find(SurgicalText before, SurgicalText after)
    {
        var (expected, growing, sharing) = (new HashSet<TextSpan>(), new HashSet<int>(), new HashSet<int>());
        var found = after.All.Select(member => member.Declaration).ToHashSet();
        var begun = after.All.Select(member => member.Declaration.Start).ToHashSet();
        foreach (var member in before.All)
        {
            var first = FirstEndingBehind(member.Declaration.Start);
            var isTouched = first < _splices.Count && _splices[first].Start < member.Declaration.End;
            var isReplaced = isTouched && _splices[first].Start <= member.Declaration.Start;
            if (isReplaced && _splices[first].End >= member.Declaration.End) continue;
            // A name may be the beginning of what it names.
            var moved = new TextSpan((isReplaced ? _splices[first].Start : member.Declaration.Start) + MovedBefore(first), MovedEnd(member.Declaration.End));
            // Of variables in one declaration, the last that is left is all of it.
            if (MemberExtent.IsShared(before, member))
            {
                sharing.Add(moved.Start);
                continue;
            }

            expected.Add(moved);
            if (MayGrow(before, member)) growing.Add(moved.Start);
            if (!isTouched && !found.Contains(moved) && !(growing.Contains(moved.Start) && begun.Contains(moved.Start))) return Problem(before, member);
        }

        foreach (var member in after.All)
        {
            if (member.NameSpan is { } name && sharing.Contains(name.Start)) continue;
            if (!expected.Contains(member.Declaration) && !growing.Contains(member.Declaration.Start) && !IsNew(member.Declaration)) return Problem(after, member);
        }

        return null;
    }

    private static bool MayGrow(SurgicalText source, OutlineMember member) =>
        source.Language == SourceLanguage.Python || MemberWords.IsType(member.Kind) || member.Kind == MemberKind.Namespace;

    /// <summary>The first splice that takes something away behind a place, or puts something in there.</summary>
    private int FirstEndingBehind(int offset)
    {
        var (low, high) = (0, _splices.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_splices[middle].End <= offset) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private int MovedBefore(int splice) => splice == 0 ? 0 : _moved[splice - 1];

    /// <summary>What is put in at the end of a member is no part of it, save the semicolon that ends it.</summary>
    private int MovedEnd(int end)
    {
        var behind = FirstEndingBehind(end);
        while (behind > 0 && _splices[behind - 1] is var last && last.Start == end && last.End == end && last.Text != ";") behind--;
        return end + MovedBefore(behind);
    }

    private bool IsNew(TextSpan place)
    {
        for (var i = 0; i < _splices.Count; i++)
        {
            var start = _splices[i].Start + MovedBefore(i);
            if (start <= place.Start && place.End <= start + _splices[i].Text.Length) return true;
        }

        return false;
    }

    private static EditProblem Problem(SurgicalText source, OutlineMember member) => new(
        "edit.parse_broken",
        $"The code would not stand by itself: `{member.Called()}` would no longer be what it is (line {source.LineOf(member.Declaration.Start)}).",
        "End the code with a semicolon where the language needs one, or give the change as SEARCH/REPLACE blocks.");
}
