namespace AetherFlow.Edits;

/// <summary>How a reply says what should become of a file.</summary>
public enum EditFormat
{
    /// <summary>The complete new content.</summary>
    WholeFile,

    /// <summary><c>&lt;&lt;&lt;&lt;&lt;&lt;&lt; SEARCH</c>, <c>=======</c>, <c>&gt;&gt;&gt;&gt;&gt;&gt;&gt; REPLACE</c>.</summary>
    SearchReplace,

    /// <summary><c>---</c>, <c>+++</c>, <c>@@</c>; its line numbers are never believed.</summary>
    UnifiedDiff,

    /// <summary><c>*** Begin Patch</c> … <c>*** End Patch</c>, known as V4A.</summary>
    ApplyPatch,

    /// <summary>Operations on members, as JSON.</summary>
    Surgical,
}
