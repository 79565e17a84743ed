namespace AetherFlow.Edits;

/// <summary>
/// Looks for what no expression can be: two values with nothing between them, an operator with nothing behind it, a
/// statement in the middle of another. It knows no grammar beyond that, so what it reports is certain and not complete.
/// </summary>
internal sealed class PythonExpressions(PythonTokens tokens)
{
    private bool _hasValue;

    /// <summary>Reads the statement, or the header before its colon, from <paramref name="from"/> up to <paramref name="end"/>.</summary>
    public void Check(int from, int end)
    {
        _hasValue = false;
        for (var index = AfterFirstWords(from, end); index < end; index++)
        {
            if (Fault(index, index == from, end) is not { } message) continue;
            tokens.Source.Report(tokens[index].Start, message);
            return;
        }
    }

    /// <summary>What begins a statement needs no look; dots and <c>import</c> of a from-import follow rules of their own.</summary>
    private int AfterFirstWords(int from, int end)
    {
        if (tokens.IsKeyword(from, "from"))
        {
            while (from < end && !tokens.IsKeyword(from, "import")) from++;
            return Math.Min(end, from + 1);
        }

        if (tokens.IsKeyword(from, "async")) from++;
        if (from >= end || tokens[from].Kind != PythonTokenKind.Keyword) return from;
        if (tokens.Word(from) is "pass" or "break" or "continue")
        {
            _hasValue = true;
            return from + 1;
        }

        return PythonWords.IsStatementKeyword(tokens.Word(from)) || tokens.Word(from) is "return" or "if" or "for" or "else" ? from + 1 : from;
    }

    private string? Fault(int index, bool isFirst, int end)
    {
        var hadValue = _hasValue;
        switch (tokens[index].Kind)
        {
            case PythonTokenKind.Name or PythonTokenKind.Number:
                _hasValue = true;
                return hadValue ? Unexpected(index) : null;
            case PythonTokenKind.String:
                _hasValue = true;
                if (!hadValue) return null;
                if (tokens[index - 1].Kind != PythonTokenKind.String) return Unexpected(index);
                return IsBytes(index) == IsBytes(index - 1) ? null : "bytes and text cannot be joined";
            case PythonTokenKind.Open:
                _hasValue = false;
                return hadValue && tokens.Is(index, "{") ? Unexpected(index) : null;
            case PythonTokenKind.Close:
                _hasValue = true;
                return null;
            case PythonTokenKind.Comma:
                _hasValue = false;
                return isFirst || tokens[index - 1].Kind is PythonTokenKind.Open or PythonTokenKind.Comma ? Unexpected(index) : null;
            case PythonTokenKind.Keyword:
                return FaultOfKeyword(index, hadValue, end);
            case PythonTokenKind.Operator:
                return FaultOfOperator(index, hadValue, end);
            default:
                _hasValue = false;
                return null;
        }
    }

    private string? FaultOfKeyword(int index, bool hadValue, int end)
    {
        var word = tokens.Word(index);
        _hasValue = word is "None" or "True" or "False";
        if (PythonWords.IsStatementKeyword(word) || (index > 0 && tokens.IsSign(index - 1, "."))) return Unexpected(index);
        var needsValue = word is "and" or "or" or "is" or "as" or "if" or "else";
        var beginsValue = _hasValue || word is "lambda" or "await" or "yield" || (word is "not" && !(index + 1 < end && tokens.Is(index + 1, "in")));
        if (word is "not" && index > 0 && tokens.IsKeyword(index - 1, "is")) beginsValue = false;
        if (hadValue ? beginsValue : needsValue) return Unexpected(index);
        return word is "and" or "or" or "not" or "is" or "in" or "as" or "if" or "for" or "else" ? FaultOfEnd(index, end) : null;
    }

    private string? FaultOfOperator(int index, bool hadValue, int end)
    {
        var sign = tokens.Word(index);
        _hasValue = sign is "...";
        if (_hasValue) return hadValue ? Unexpected(index) : null;
        var joins = sign is "==" or "!=" or "<" or ">" or "<=" or ">=" or "//" or "%" or "<<" or ">>" or "&" or "|" or "^" or "."
            || (sign.Length > 1 && sign[^1] == '=');
        if (joins && !hadValue) return Unexpected(index);
        if (sign is ".") return index + 1 < end && tokens[index + 1].Kind is PythonTokenKind.Name or PythonTokenKind.Keyword ? null : $"a name is missing after '.'";
        return sign is "*" or "/" ? null : FaultOfEnd(index, end);
    }

    /// <summary>The sign at <paramref name="index"/> must have something behind it.</summary>
    private string? FaultOfEnd(int index, int end) =>
        index + 1 >= end || tokens[index + 1].Kind is PythonTokenKind.Close or PythonTokenKind.Comma or PythonTokenKind.Colon
            ? $"something is missing after '{tokens.Word(index)}'"
            : null;

    private bool IsBytes(int index)
    {
        var word = tokens.Word(index);
        return word[..word.IndexOfAny('"', '\'')].IndexOfAny('b', 'B') >= 0;
    }

    private string Unexpected(int index) => $"unexpected {Shown(tokens.Word(index))}";

    private static string Shown(ReadOnlySpan<char> word) => word.Length <= 40 && word.IndexOfAny('\r', '\n') < 0 ? $"'{word}'" : "text";
}
