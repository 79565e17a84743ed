namespace AetherFlow.Sandbox;

/// <summary>What a redirection does.</summary>
public enum RedirectionKind
{
    /// <summary><c>&lt;</c></summary>
    Read,

    /// <summary><c>></c></summary>
    Write,

    /// <summary><c>>></c></summary>
    Append,

    /// <summary><c>>|</c>: writes even where the shell was told not to overwrite.</summary>
    Clobber,

    /// <summary><c>&lt;></c></summary>
    ReadWrite,

    /// <summary><c>>&amp;</c></summary>
    Duplicate,

    /// <summary><c>&lt;&amp;</c></summary>
    DuplicateInput,

    /// <summary><c>&amp;></c> of bash: output and errors.</summary>
    WriteBoth,

    /// <summary><c>&amp;>></c> of bash.</summary>
    AppendBoth,

    /// <summary><c>&lt;&lt;</c></summary>
    HereDocument,

    /// <summary><c>&lt;&lt;-</c>: leading tabs of each line are left out.</summary>
    IndentedHereDocument,

    /// <summary><c>&lt;&lt;&lt;</c> of bash.</summary>
    HereString,
}
