using System.Collections.Immutable;

namespace AetherFlow.Edits;

/// <summary>What became of one operation: pieces to change, nothing because it is done already, or a problem.</summary>
internal sealed record SurgicalOutcome
{
    private SurgicalOutcome()
    {
    }

    public EditProblem? Problem { get; private init; }

    /// <summary>Empty where the result stands there already.</summary>
    public ImmutableArray<TextSplice> Splices { get; private init; } = [];

    /// <summary>Where in the text before; of work that is done already, where it stands.</summary>
    public TextSpan At { get; private init; }

    public bool IsAlreadyApplied => Problem is null && Splices.IsEmpty;

    public static SurgicalOutcome Change(TextSpan at, params ImmutableArray<TextSplice> splices) => new() { At = at, Splices = splices };

    public static SurgicalOutcome AlreadyApplied(TextSpan at) => new() { At = at };

    public static SurgicalOutcome Failed(EditProblem problem) => new() { Problem = problem };

    public EditPlace Place(SurgicalText source)
    {
        var line = source.LineOf(At.Start);
        var lines = At.Length == 0 ? 0 : source.LineOf(At.End) - line + 1;
        return new EditPlace(line, lines, IsAlreadyApplied ? Rung.AlreadyApplied : Rung.Member, 1);
    }
}
