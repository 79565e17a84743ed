namespace AetherFlow.Edits;

/// <summary>What a token of a script is.</summary>
internal enum ScriptTokenKind
{
    /// <summary>The text's end; where a comment is not closed, all from its beginning.</summary>
    End,

    /// <summary>A name or a keyword; which of them, its place decides.</summary>
    Word,
    PrivateName,
    Number,
    String,

    /// <summary>A template without substitutions, or the last part of one with them.</summary>
    Template,

    /// <summary>A part of a template up to and with <c>${</c>.</summary>
    TemplateHead,
    Regex,
    Punctuator,

    /// <summary>A character that no script has outside of strings and comments.</summary>
    Unknown,
}
