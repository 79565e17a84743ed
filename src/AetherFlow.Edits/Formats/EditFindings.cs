namespace AetherFlow.Edits;

/// <summary>What the format readers have found in one reply, in its order.</summary>
internal sealed class EditFindings
{
    public List<ReplyEdit> Edits { get; } = [];

    public List<EditProblem> Faults { get; } = [];
}
