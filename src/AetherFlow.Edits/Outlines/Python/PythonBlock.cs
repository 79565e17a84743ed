namespace AetherFlow.Edits;

/// <summary>A suite of statements.</summary>
/// <param name="Owner">The member that declarations in it belong to; null for the file.</param>
/// <param name="Draft">The member whose body it is; null for that of an <c>if</c> and the like.</param>
/// <param name="Keyword">Of its header; empty for the file, and for lines that no header announced.</param>
internal sealed record PythonBlock(PythonDraft? Owner, PythonDraft? Draft, string Keyword)
{
    /// <summary>The keyword of the compound statement that ended last and could be carried on, by <c>else</c> for one; empty if there is none.</summary>
    public string Chain { get; set; } = "";

    /// <summary>Where the line that carries it stood.</summary>
    public int ChainStart { get; set; }

    public bool HoldsFields => Owner is null or { Kind: MemberKind.Class };

    /// <summary>It stands behind the colon of its header, in one line with it.</summary>
    public bool IsInline { get; init; }

    /// <summary>Its header had no colon, which was reported: its lines are no further fault.</summary>
    public bool IsDoubtful { get; init; }
}
