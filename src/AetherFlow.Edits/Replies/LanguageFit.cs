namespace AetherFlow.Edits;

/// <summary>How a fence's language relates to a file's extension.</summary>
internal enum LanguageFit
{
    /// <summary>A known language that this file is not written in.</summary>
    No,

    /// <summary>The language or the extension says nothing.</summary>
    Unknown,

    /// <summary>A relative, such as <c>javascript</c> for a <c>.ts</c> file.</summary>
    Family,

    Exact,
}
