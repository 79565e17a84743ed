namespace AetherFlow.Edits;

/// <summary>What of a line counts when lines are compared.</summary>
internal enum LineForm
{
    /// <summary>Every character.</summary>
    Exact,

    /// <summary>All but white space at its end.</summary>
    WithoutTrail,

    /// <summary>All but white space at both ends.</summary>
    Trimmed,

    /// <summary>Trimmed, typographic characters as their plain ones, a run of blanks as one.</summary>
    Plain,
}
