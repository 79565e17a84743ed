namespace AetherFlow.Edits;

/// <summary>
/// Finds where a literal with fields (<c>f"…{…}…"</c>, <c>t"…"</c>) ends, by the rules of Python 3.12 (PEP 701), which read
/// every literal that older versions accept in the same way. Fields may nest to any depth.
/// </summary>
internal sealed class PythonFormatString
{
    private readonly string _text;
    private readonly Stack<Frame> _frames = new();
    private int _at;

    private PythonFormatString(string text, int at) => (_text, _at) = (text, at);

    private enum Part
    {
        Text,
        Field,
        Specification,
    }

    /// <summary>The place behind the closing quotes; -1 if the literal is broken.</summary>
    public static int End(string text, int quote, bool isRaw)
    {
        var reader = new PythonFormatString(text, quote);
        reader.OpenText(isRaw);
        while (reader._frames.Count > 0)
        {
            if (reader._at >= text.Length || !reader.Step()) return -1;
        }

        return reader._at;
    }

    private void OpenText(bool isRaw)
    {
        var isTriple = PythonString.IsTriple(_text, _at);
        _frames.Push(new Frame(Part.Text, _text[_at], isTriple, isRaw, []));
        _at += isTriple ? 3 : 1;
    }

    /// <summary>False where the literal cannot go on.</summary>
    private bool Step() => _frames.Peek().Part == Part.Field ? StepInField() : StepInText(_frames.Peek());

    private bool StepInText(Frame frame)
    {
        var isSpecification = frame.Part == Part.Specification;
        switch (_text[_at])
        {
            case '\\':
                SkipEscape(frame.IsRaw);
                return true;
            case '{':
                if (!isSpecification && IsNext('{'))
                {
                    _at += 2;
                    return true;
                }

                _frames.Push(frame with { Part = Part.Field, Brackets = [] });
                _at++;
                return true;
            case '}':
                if (isSpecification)
                {
                    _frames.Pop();
                    _frames.Pop();
                    _at++;
                    return true;
                }

                _at += 2;
                return _at <= _text.Length && _text[_at - 1] == '}';
            case '\r' or '\n' when !frame.IsTriple:
                // Python 3.12 lets the line end there; what follows is the field again.
                if (isSpecification) _frames.Pop();
                _at++;
                return isSpecification;
            case var c when c == frame.Quote && (!frame.IsTriple || PythonString.IsTriple(_text, _at)):
                _frames.Pop();
                _at += frame.IsTriple ? 3 : 1;
                return !isSpecification;
            default:
                _at++;
                return true;
        }
    }

    private bool StepInField()
    {
        var frame = _frames.Peek();
        switch (_text[_at])
        {
            case '#':
                while (_at < _text.Length && _text[_at] is not ('\r' or '\n')) _at++;
                return true;
            case '"' or '\'':
                _at = PythonString.End(_text, _at);
                return _at >= 0;
            case '(' or '[' or '{':
                frame.Brackets.Push(_text[_at++]);
                return true;
            case '}' when frame.Brackets.Count == 0:
                _frames.Pop();
                _at++;
                return true;
            case ')' or ']' or '}':
                return frame.Brackets.TryPop(out var open) && PythonBrackets.AreAPair(open, _text[_at++]);
            case ':' when frame.Brackets.Count == 0:
                _frames.Push(frame with { Part = Part.Specification, Brackets = [] });
                _at++;
                return true;
            case var c when PythonWords.IsNamePart(c):
                return SkipWord();
            default:
                _at++;
                return true;
        }
    }

    /// <summary>A name, a number, or a prefix with the literal behind it.</summary>
    private bool SkipWord()
    {
        var start = _at;
        _at = PythonWords.EndOfName(_text, start);
        if (_at >= _text.Length || _text[_at] is not ('"' or '\'') || !PythonWords.IsStringPrefix(_text.AsSpan(start, _at - start))) return true;
        var prefix = _text.AsSpan(start, _at - start);
        if (prefix.IndexOfAny("fFtT") >= 0) OpenText(prefix.IndexOfAny("rR") >= 0);
        else _at = PythonString.End(_text, _at);
        return _at >= 0;
    }

    /// <summary>A backslash does not shield a brace, save that of a character's name.</summary>
    private void SkipEscape(bool isRaw)
    {
        if (IsNext('{') || IsNext('}')) _at++;
        else if (!isRaw && IsNext('N') && _at + 2 < _text.Length && _text[_at + 2] == '{')
        {
            _at += 3;
            while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] is ' ' or '-')) _at++;
            if (_at < _text.Length && _text[_at] == '}') _at++;
        }
        else _at = PythonString.AfterEscape(_text, _at);
    }

    private bool IsNext(char c) => _at + 1 < _text.Length && _text[_at + 1] == c;

    /// <param name="Quote">Of the literal that the part belongs to.</param>
    /// <param name="Brackets">Open within a field.</param>
    private sealed record Frame(Part Part, char Quote, bool IsTriple, bool IsRaw, Stack<char> Brackets);
}
