using System.Collections.Frozen;

namespace AetherFlow.Edits;

/// <summary>Words that have a meaning of their own in scripts.</summary>
internal static class ScriptWords
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Reserved = Of(
        "break", "case", "catch", "class", "const", "continue", "debugger", "default", "delete", "do", "else", "enum", "export", "extends", "false",
        "finally", "for", "function", "if", "import", "in", "instanceof", "new", "null", "return", "super", "switch", "this", "throw", "true", "try",
        "typeof", "var", "void", "while", "with");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Modifiers = Of(
        "abstract", "accessor", "async", "const", "declare", "default", "export", "in", "out", "override", "private", "protected", "public", "readonly", "static");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ReservedValues = Of("false", "import", "null", "super", "this", "true");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Prefixes = Of("delete", "typeof", "void");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ValueStarts =
        Of("class", "delete", "false", "function", "import", "new", "null", "super", "this", "true", "typeof", "void");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Operators = Of(
        "+", "-", "*", "/", "%", "**", "<<", ">>", ">>>", "&", "|", "^", "&&", "||", "??", "==", "!=", "===", "!==", "<", ">", "<=", ">=");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Assignments = Of(
        "=", "+=", "-=", "*=", "/=", "%=", "**=", "<<=", ">>=", ">>>=", "&=", "|=", "^=", "&&=", "||=", "??=");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> PunctuatorStarts =
        Of("(", "[", "{", "+", "-", "~", "!", "++", "--", "<", "/", "/=", "@");

    public static bool IsReserved(ReadOnlySpan<char> word) => Reserved.Contains(word);

    public static bool IsModifier(ReadOnlySpan<char> word) => Modifiers.Contains(word);

    /// <summary>Whether a reserved word is an expression by itself.</summary>
    public static bool IsReservedValue(ReadOnlySpan<char> word) => ReservedValues.Contains(word);

    public static bool IsPrefix(ReadOnlySpan<char> word) => Prefixes.Contains(word);

    /// <summary>Whether an expression may begin with this reserved word.</summary>
    public static bool IsValueStart(ReadOnlySpan<char> word) => ValueStarts.Contains(word);

    /// <summary>Whether an operator stands between two operands; <c>in</c>, <c>instanceof</c> and assignments aside.</summary>
    public static bool IsOperator(ReadOnlySpan<char> punctuator) => Operators.Contains(punctuator);

    public static bool IsAssignment(ReadOnlySpan<char> punctuator) => Assignments.Contains(punctuator);

    /// <summary>Whether an expression may begin with this punctuator.</summary>
    public static bool StartsExpression(ReadOnlySpan<char> punctuator) => PunctuatorStarts.Contains(punctuator);

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Of(params string[] words) =>
        words.ToFrozenSet().GetAlternateLookup<ReadOnlySpan<char>>();
}
