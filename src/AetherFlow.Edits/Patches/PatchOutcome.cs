namespace AetherFlow.Edits;

public enum PatchOutcome
{
    Applied,

    /// <summary>The fragment stands at its place; the text is unchanged. Only for idempotent instructions.</summary>
    AlreadyApplied,

    Failed,
}
