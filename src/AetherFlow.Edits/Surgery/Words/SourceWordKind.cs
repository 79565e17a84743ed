namespace AetherFlow.Edits;

/// <summary>What a piece of source is to somebody who renames or re-indents.</summary>
internal enum SourceWordKind
{
    /// <summary>An identifier, also one in a hole of an interpolated string; keywords count where the language has no list of them here.</summary>
    Name,

    /// <summary>A literal whose lines must stay as they are, holes included.</summary>
    Literal,

    /// <summary>What stands between JSX tags: neither code nor a literal, and free to be indented.</summary>
    Prose,

    /// <summary>A comment; in C# also directives and text that <c>#if</c> leaves out.</summary>
    Comment,

    /// <summary>Any other visible character or token.</summary>
    Mark,
}
