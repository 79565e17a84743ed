namespace AetherFlow.Edits;

/// <summary>Adds members: methods, functions, classes, properties, fields.</summary>
internal static class Addition
{
    public static SurgicalOutcome Of(SurgicalText source, SurgicalOperation operation, SurgicalSubject subject)
    {
        if (string.IsNullOrWhiteSpace(operation.Code)) return SurgicalOutcome.Failed(SurgicalProblems.Missing("code", $"the {subject.Word()} to add"));
        var (home, homeProblem) = HomeSearch.Find(source, operation, subject);
        if (home is null) return SurgicalOutcome.Failed(homeProblem!);
        var (piece, codeProblem) = CodeReader.Read(home, operation.Code, subject);
        if (piece is null) return SurgicalOutcome.Failed(codeProblem!);
        if (Standing(home, piece) is { } standing) return standing;
        var (anchor, isBefore, anchorProblem) = Anchor(home, operation, subject);
        if (anchorProblem is not null) return SurgicalOutcome.Failed(anchorProblem);
        var insertion = new Insertion(home, piece);
        var splices = anchor is null ? EndPlace.Of(home, insertion, subject, piece) : isBefore ? insertion.Before(anchor) : insertion.After(anchor);
        var at = splices[^1].Start;
        return SurgicalOutcome.Change(new TextSpan(at, at), splices);
    }

    /// <summary>What is there already: all of the code, or something else with one of its names.</summary>
    private static SurgicalOutcome? Standing(MemberHome home, CodePiece piece)
    {
        var rivals = piece.Members.Select(added => home.Members.FirstOrDefault(own => MemberIdentity.IsSame(home.Source, own, piece, added))).ToList();
        if (rivals.OfType<OutlineMember>().FirstOrDefault() is not { } rival) return null;
        var areAll = piece.Members.Zip(rivals).All(pair => pair.Second is { } own && MemberIdentity.HasSameCode(home.Source, own, piece, pair.First));
        return areAll
            ? SurgicalOutcome.AlreadyApplied(rival.Full)
            : SurgicalOutcome.Failed(SurgicalProblems.Exists(home.Source, rival, "Change it with the modify operation of its kind, or give the new one another name."));
    }

    /// <summary>The sibling named in the operation; null for the end.</summary>
    private static (OutlineMember? Member, bool IsBefore, EditProblem? Problem) Anchor(MemberHome home, SurgicalOperation operation, SurgicalSubject subject)
    {
        var position = operation.Position?.Trim().ToLowerInvariant();
        if (position is not (null or "" or "end" or "before" or "after")) return (null, false, SurgicalProblems.BadPosition(position));
        if (string.IsNullOrWhiteSpace(operation.Beside))
        {
            return position is "before" or "after"
                ? (null, false, SurgicalProblems.Missing($"{position}_{subject.Word()}", "the member beside which the code goes"))
                : (null, false, null);
        }

        var (member, problem) = TargetSearch.Find(home.Source, operation.Beside, SurgicalSubject.Any, home.Members, own => own.Kind != MemberKind.Import);
        return (member, position == "before", problem);
    }
}
