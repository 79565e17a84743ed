namespace AetherFlow.Edits;

/// <summary>
/// Cuts a Python text into tokens as Python's own tokenizer does. Where the text is broken it reports a fault and goes
/// on in a way that later lines are still understood.
/// </summary>
internal sealed class PythonLexer
{
    private static readonly string[] LongSigns =
    [
        "**=", "//=", ">>=", "<<=", "...", "**", "//", ">>", "<<", "<=", ">=", "==", "!=", "->", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=",
        "@=", ":=",
    ];

    private readonly PythonSource _source;
    private readonly string _text;
    private readonly PythonTokens _tokens;
    private readonly PythonIndentation _indentation;
    private readonly PythonBrackets _brackets;
    private bool _lineBegins = true;

    /// <summary>Set by the first broken one: the rest is read without its fields, so that a text full of them takes no square of time.</summary>
    private bool _fieldsAreBroken;
    private int _at;

    private PythonLexer(PythonSource source)
    {
        (_source, _text, _at) = (source, source.Text, source.Start);
        _tokens = new PythonTokens(source);
        _indentation = new PythonIndentation(source);
        _brackets = new PythonBrackets(source);
    }

    public static PythonTokens Read(PythonSource source)
    {
        var lexer = new PythonLexer(source);
        while (lexer._at < lexer._text.Length)
        {
            if (lexer._lineBegins) lexer.BeginLine();
            else lexer.ReadToken();
        }

        lexer.Finish();
        return lexer._tokens;
    }

    private void BeginLine()
    {
        var (column, narrow) = MeasureIndentation();
        if (_source.IsLineEnd(_at) || _text[_at] == '#')
        {
            if (_at < _text.Length && _text[_at] == '#') _tokens.AddComment(_at);
            _at = _source.EndOfLine(_at);
            if (_at < _text.Length) _at = _source.AfterLineEnd(_at);
            return;
        }

        _lineBegins = false;
        var change = _indentation.Move(column, narrow, _at);
        if (change > 0) _tokens.Add(PythonTokenKind.Indent, _at, _at);
        for (; change < 0; change++) _tokens.Add(PythonTokenKind.Dedent, _at, _at);
    }

    private (int Column, int Narrow) MeasureIndentation()
    {
        var (column, narrow, first) = (0, 0, 0);
        for (; _at < _text.Length; _at++)
        {
            if (_text[_at] == ' ') (column, narrow) = (column + 1, narrow + 1);
            else if (_text[_at] == '\t') (column, narrow) = ((column / 8 + 1) * 8, narrow + 1);
            else if (_text[_at] == '\f') (column, narrow) = (0, 0);
            else if (_text[_at] == '\\' && _at + 1 < _text.Length && _source.IsLineEnd(_at + 1))
            {
                // The first of lines that a backslash joins says how deep they stand.
                if (first == 0) first = column;
                _at = Continue() - 1;
            }
            else break;
        }

        return first == 0 ? (column, narrow) : (first, first);
    }

    private void ReadToken()
    {
        switch (_text[_at])
        {
            case ' ' or '\t' or '\f':
                _at++;
                break;
            case '\r' or '\n':
                EndLine();
                break;
            case '#':
                _at = _source.EndOfLine(_at);
                break;
            case '\\':
                _at = Continue();
                break;
            case '"' or '\'':
                ReadString(_at);
                break;
            case var c when PythonWords.IsNameStart(c):
                ReadWord();
                break;
            case var c when char.IsAsciiDigit(c) || (c == '.' && _at + 1 < _text.Length && char.IsAsciiDigit(_text[_at + 1])):
                Take(PythonTokenKind.Number, PythonNumber.End(_text, _at));
                break;
            default:
                ReadSign();
                break;
        }
    }

    /// <summary>The place behind a backslash and the line end that it joins over.</summary>
    private int Continue()
    {
        if (_at + 1 >= _text.Length || !_source.IsLineEnd(_at + 1))
        {
            _source.Report(_at, _at + 1 >= _text.Length ? "unexpected end of file after '\\'" : "unexpected character after line continuation character");
            return _at + 1;
        }

        var next = _source.AfterLineEnd(_at + 1);
        if (next >= _text.Length) _source.Report(_at, "unexpected end of file after '\\'");
        return next;
    }

    private void EndLine()
    {
        if (_brackets.AreOpen && !StatementBegins(_source.AfterLineEnd(_at)))
        {
            _at = _source.AfterLineEnd(_at);
            return;
        }

        _brackets.Abandon();
        _tokens.Add(PythonTokenKind.NewLine, _at, _at);
        _at = _source.AfterLineEnd(_at);
        _lineBegins = true;
    }

    /// <summary>Whether a line within brackets begins with a word that can stand in none: then they were never closed.</summary>
    private bool StatementBegins(int at)
    {
        while (at < _text.Length && _text[at] is ' ' or '\t' or '\f') at++;
        var end = PythonWords.EndOfName(_text, at);
        var word = _text.AsSpan(at, end - at);
        if (!word.SequenceEqual("async")) return PythonWords.IsStatementKeyword(word);
        while (end < _text.Length && _text[end] is ' ' or '\t') end++;
        return PythonWords.IsStatementKeyword(_text.AsSpan(end, PythonWords.EndOfName(_text, end) - end));
    }

    private void ReadWord()
    {
        var end = PythonWords.EndOfName(_text, _at);
        var word = _text.AsSpan(_at, end - _at);
        if (end < _text.Length && _text[end] is '"' or '\'' && PythonWords.IsStringPrefix(word))
        {
            ReadString(end);
            return;
        }

        if (PythonWords.ForeignSign(_text, _at, end) is var sign and >= 0) _source.Report(sign, "invalid character in a name");
        Take(PythonWords.IsKeyword(word) ? PythonTokenKind.Keyword : PythonTokenKind.Name, end);
    }

    /// <param name="quote">Behind the prefix, which begins at the present place.</param>
    private void ReadString(int quote)
    {
        var prefix = _text.AsSpan(_at, quote - _at);
        var end = -1;
        if (prefix.IndexOfAny("fFtT") >= 0 && !_fieldsAreBroken)
        {
            end = PythonFormatString.End(_text, quote, prefix.IndexOfAny("rR") >= 0);
            _fieldsAreBroken = end < 0;
            if (end < 0) _source.Report(_at, "unterminated or malformed formatted string literal");
        }

        if (end < 0) end = PythonString.End(_text, quote);
        if (end < 0)
        {
            var isTriple = PythonString.IsTriple(_text, quote);
            _source.Report(_at, isTriple ? "unterminated triple-quoted string literal" : "unterminated string literal");
            end = isTriple ? _text.Length : _source.EndOfLine(quote);
        }

        Take(PythonTokenKind.String, end);
    }

    private void ReadSign()
    {
        var rest = _text.AsSpan(_at);
        foreach (var sign in LongSigns)
        {
            if (!rest.StartsWith(sign)) continue;
            Take(PythonTokenKind.Operator, _at + sign.Length);
            return;
        }

        switch (_text[_at])
        {
            case '(' or '[' or '{':
                _brackets.Open(_at);
                Take(PythonTokenKind.Open, _at + 1);
                break;
            case ')' or ']' or '}':
                if (_brackets.Close(_at)) Take(PythonTokenKind.Close, _at + 1);
                else _at++;
                break;
            case ':':
                Take(PythonTokenKind.Colon, _at + 1);
                break;
            case ',':
                Take(PythonTokenKind.Comma, _at + 1);
                break;
            case ';' when !_brackets.AreOpen:
                Take(PythonTokenKind.Semicolon, _at + 1);
                break;
            case '+' or '-' or '*' or '/' or '%' or '@' or '&' or '|' or '^' or '~' or '<' or '>' or '=' or '.':
                Take(PythonTokenKind.Operator, _at + 1);
                break;
            default:
                _source.Report(_at, $"invalid character U+{(int)_text[_at]:X4}");
                _at++;
                break;
        }
    }

    private void Take(PythonTokenKind kind, int end)
    {
        _tokens.Add(kind, _at, end);
        _at = end;
    }

    private void Finish()
    {
        _brackets.Abandon();
        if (!_tokens.EndsWithLine) _tokens.Add(PythonTokenKind.NewLine, _text.Length, _text.Length);
        for (var open = _indentation.End(); open > 0; open--) _tokens.Add(PythonTokenKind.Dedent, _text.Length, _text.Length);
        _tokens.Add(PythonTokenKind.End, _text.Length, _text.Length);
    }
}
