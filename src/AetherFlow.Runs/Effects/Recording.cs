namespace AetherFlow.Runs.Effects;

/// <summary>When the result of an effect may be used.</summary>
public enum Recording
{
    /// <summary>Once it is on disk.</summary>
    BeforeUse,

    /// <summary>
    /// As soon as it is appended, and within the scope that asked for it only: for readings, and for scopes whose result
    /// can be had again from what they contain. Whatever comes of it, an announced effect or the scope's own result, is
    /// awaited and stands behind it, so the world never sees what is not on disk.
    /// </summary>
    BeforeItsOutcome,
}
