using System.Diagnostics.CodeAnalysis;

namespace AetherFlow.Edits;

/// <summary>The patched text, or why there is none.</summary>
public sealed record PatchResult
{
    private PatchResult(PatchOutcome outcome, string? text, EditProblem? problem) => (Outcome, Text, Problem) = (outcome, text, problem);

    public PatchOutcome Outcome { get; }

    /// <summary>The whole text after the patch.</summary>
    public string? Text { get; }

    public EditProblem? Problem { get; }

    [MemberNotNullWhen(true, nameof(Text))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool Succeeded => Outcome != PatchOutcome.Failed;

    internal static PatchResult Applied(string text) => new(PatchOutcome.Applied, text, null);

    internal static PatchResult AlreadyApplied(string text) => new(PatchOutcome.AlreadyApplied, text, null);

    internal static PatchResult Failed(EditProblem problem) => new(PatchOutcome.Failed, null, problem);
}
