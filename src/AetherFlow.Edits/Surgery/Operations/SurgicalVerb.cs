namespace AetherFlow.Edits;

/// <summary>What an operation does.</summary>
internal enum SurgicalVerb
{
    Add,
    Modify,
    Remove,
    Rename,

    /// <summary>Of imports, which have no name to be found by.</summary>
    Replace,
}
