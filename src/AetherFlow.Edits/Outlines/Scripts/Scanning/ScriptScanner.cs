namespace AetherFlow.Edits;

/// <summary>Reads tokens of a script from any position; what a <c>/</c>, <c>}</c> or <c>&lt;</c> begins, the parser knows and asks for.</summary>
internal sealed partial class ScriptScanner(string text)
{
    private static readonly string[] Punctuators =
    [
        ">", "...", "=>", "===", "==", "=", "!==", "!=", "!", "**=", "**", "*=", "*", "+=", "++", "+", "-=", "--", "-",
        "<<=", "<<", "<=", "<", "&&=", "&&", "&=", "&", "||=", "||", "|=", "|", "^=", "^", "??=", "??", "/=", "/", "%=", "%",
        "(", ")", "[", "]", "{", "}", ";", ",", "~", ":", "@", "?.", "?", ".",
    ];

    private static readonly string[] Greater = [">>>=", ">>>", ">>=", ">>", ">=", ">"];

    private static readonly string[][] ByFirst = [.. Enumerable.Range(0, 128).Select(c => Punctuators.Where(p => p[0] == c).ToArray())];

    /// <summary>After the hashbang line, if there is one.</summary>
    public int Begin()
    {
        if (!text.StartsWith("#!", StringComparison.Ordinal)) return 0;
        return LineEnd(0);
    }

    /// <summary>The next token; a <c>&gt;</c> stands alone, for it may close type arguments.</summary>
    public ScriptToken Read(int position)
    {
        var (start, onNewLine, openComment) = SkipTrivia(position);
        if (openComment >= 0) return new(ScriptTokenKind.End, openComment, text.Length, onNewLine, "This comment is not closed.");
        if (start >= text.Length) return new(ScriptTokenKind.End, text.Length, text.Length, onNewLine);
        var c = text[start];
        if (ScriptCharacters.NameStart(text, start) > 0 || c == '\\') return ReadWord(start, onNewLine);
        if (char.IsAsciiDigit(c) || (c == '.' && start + 1 < text.Length && char.IsAsciiDigit(text[start + 1])))
            return new(ScriptTokenKind.Number, start, NumberEnd(start), onNewLine);
        if (c is '"' or '\'') return ReadString(start, onNewLine);
        if (c == '`') return ReadTemplate(start, onNewLine);
        if (c == '#') return ReadPrivateName(start, onNewLine);
        var length = PunctuatorAt(start);
        return length > 0
            ? new(ScriptTokenKind.Punctuator, start, start + length, onNewLine)
            : new(ScriptTokenKind.Unknown, start, start + (char.IsSurrogatePair(text, start) ? 2 : 1), onNewLine, "This character has no meaning here.");
    }

    /// <summary>A <c>&gt;</c> where an operator may stand: with all that belongs to it.</summary>
    public ScriptToken ReadGreater(ScriptToken token)
    {
        foreach (var candidate in Greater)
        {
            if (StartsWith(token.Start, candidate)) return token with { End = token.Start + candidate.Length };
        }

        return token;
    }

    public bool Is(ScriptToken token, string word) =>
        token.End - token.Start == word.Length
        && text[token.Start] == word[0]
        && (word.Length == 1 || text.AsSpan(token.Start, word.Length).SequenceEqual(word));

    private int PunctuatorAt(int start)
    {
        var c = text[start];
        if (c >= 128) return 0;
        foreach (var candidate in ByFirst[c])
        {
            if (!StartsWith(start, candidate)) continue;
            // `a?.5:b` is a condition.
            if (candidate == "?." && start + 2 < text.Length && char.IsAsciiDigit(text[start + 2])) continue;
            return candidate.Length;
        }

        return 0;
    }

    private bool StartsWith(int start, string candidate) => text.AsSpan(start).StartsWith(candidate, StringComparison.Ordinal);

    private int LineEnd(int position)
    {
        while (position < text.Length && !ScriptCharacters.IsLineBreak(text[position])) position++;
        return position;
    }

    private (int Start, bool OnNewLine, int OpenComment) SkipTrivia(int position)
    {
        var onNewLine = false;
        while (position < text.Length)
        {
            var c = text[position];
            if (ScriptCharacters.IsLineBreak(c)) onNewLine = true;
            else if (c == '/' && position + 1 < text.Length && text[position + 1] == '/')
            {
                position = LineEnd(position);
                continue;
            }
            else if (c == '/' && position + 1 < text.Length && text[position + 1] == '*')
            {
                var close = text.IndexOf("*/", position + 2, StringComparison.Ordinal);
                if (close < 0) return (text.Length, onNewLine, position);
                onNewLine |= text.AsSpan(position, close - position).IndexOfAny("\n\r\u2028\u2029") >= 0;
                position = close + 2;
                continue;
            }
            else if (!ScriptCharacters.IsBlank(c)) break;

            position++;
        }

        return (position, onNewLine, -1);
    }
}
