namespace AetherFlow.Edits;

internal enum PythonTokenKind
{
    Name,
    Keyword,
    Number,

    /// <summary>One literal with its prefix, its quotes and all that stands in the fields of a formatted one.</summary>
    String,
    Open,
    Close,
    Colon,
    Comma,
    Semicolon,
    Operator,

    /// <summary>The end of a logical line.</summary>
    NewLine,

    /// <summary>Empty, before the first token of a line that stands deeper than the last.</summary>
    Indent,

    /// <summary>Empty, once for each block that ended.</summary>
    Dedent,
    End,
}
