namespace AetherFlow.Edits;

/// <summary>What a syntax check found.</summary>
/// <param name="IsKnown">False where the file's language cannot be checked in this process, or the text is over the limit of <see cref="SyntaxCheck"/>.</param>
/// <param name="Fault">The first place that is no valid source; null where there is none.</param>
public sealed record SyntaxReading(bool IsKnown, SyntaxFault? Fault)
{
    public static SyntaxReading Unknown { get; } = new(false, null);

    /// <summary>The language is known and the text has no fault.</summary>
    public bool IsSound => IsKnown && Fault is null;
}
