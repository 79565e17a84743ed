namespace AetherFlow.Edits;

/// <summary>
/// Looks for a hunk, from equal lines down to nearly equal ones. The first rung that knows a place decides: where it knows
/// several, no lower rung is asked.
/// </summary>
internal sealed class Ladder(EditedText file, Func<string, Outline?>? outline)
{
    public Finding Find(HunkLines hunk, Scope scope)
    {
        if (hunk.Search.Count == 0) return Finding.Nothing;
        if (Equal(hunk, scope) is { Places.Count: > 0 } equal) return equal;
        var elided = new ElidedPieces(file, hunk).Find(scope.From);
        if (elided.Places.Count > 0 || elided.Obstacle is not null) return elided;
        var anchored = new AnchoredBlock(file, hunk).Find(scope.From);
        if (anchored.Places.Count > 0 || outline is null) return anchored;
        return new SameMember(file, hunk, outline).Find(scope.From) is { Places.Count: > 0 } member ? member : anchored;
    }

    /// <summary>The rungs on which every line is equal in some form. Only among these may an anchor or the end of the file choose: whoever is merely alike is a rival, wherever it stands.</summary>
    public Finding Equal(HunkLines hunk, Scope scope)
    {
        var equal = new EqualLines(file, hunk);
        foreach (var rung in EqualLines.Rungs)
        {
            var places = scope.Narrow(equal.Find(rung, scope.From));
            if (places.Count > 0) return new Finding(places);
        }

        return Finding.Nothing;
    }
}
