namespace AetherFlow.Edits;

/// <summary>Looks for colons that are missing or too many within parentheses and braces.</summary>
internal sealed class PythonDisplays(PythonTokens tokens)
{
    private readonly Stack<Bracket> _open = new();

    /// <summary>Reads the statement, or the header before its colon, from <paramref name="from"/> up to <paramref name="end"/>.</summary>
    /// <param name="hasParameters">Its outermost parentheses hold parameters, which may have annotations.</param>
    public void Check(int from, int end, bool hasParameters)
    {
        _open.Clear();
        for (var index = from; index < end; index++)
        {
            if (Fault(index, hasParameters) is not { } message) continue;
            tokens.Source.Report(tokens[index].Start, message);
            return;
        }
    }

    private string? Fault(int index, bool hasParameters)
    {
        if (tokens[index].Kind == PythonTokenKind.Open)
        {
            _open.Push(new Bracket(tokens.Source.Text[tokens[index].Start], index));
            return null;
        }

        if (!_open.TryPeek(out var bracket)) return null;
        switch (tokens[index].Kind)
        {
            case PythonTokenKind.Keyword when tokens.Is(index, "lambda"):
                bracket.Lambdas++;
                return null;
            case PythonTokenKind.Keyword when tokens.Is(index, "for"):
                bracket.IsComprehension = true;
                return null;
            case PythonTokenKind.Colon when bracket.Lambdas > 0:
                bracket.Lambdas--;
                return null;
            case PythonTokenKind.Colon:
                var isTooMany = bracket.Sign == '(' ? !(hasParameters && _open.Count == 1) : bracket.Sign == '{' && bracket.Colons > 0;
                bracket.Colons++;
                return isTooMany ? "unexpected ':'" : null;
            case PythonTokenKind.Comma when bracket.Lambdas == 0:
                return EndElement(bracket, index);
            case PythonTokenKind.Close:
                _open.Pop();
                return EndElement(bracket, index);
            default:
                return null;
        }
    }

    /// <summary>In braces, either all elements have a colon or none has.</summary>
    private string? EndElement(Bracket bracket, int index)
    {
        if (bracket.Sign == '{' && tokens[index - 1].Kind == PythonTokenKind.Colon) return "something is missing after ':'";
        if (bracket.IsComprehension) return null;
        var isEmpty = index == bracket.Element;
        if (!isEmpty && tokens.Is(bracket.Element, "**")) bracket.HasPairs = true;
        else if (!isEmpty && bracket.Colons > 0) bracket.HasPairs = true;
        else if (!isEmpty) bracket.HasSingles = true;
        bracket.Colons = 0;
        bracket.Element = index + 1;
        return bracket is { Sign: '{', HasPairs: true, HasSingles: true } ? "expected ':' in every element, or in none" : null;
    }

    private sealed class Bracket(char sign, int index)
    {
        public char Sign => sign;

        /// <summary>The first token of the present element.</summary>
        public int Element { get; set; } = index + 1;

        public int Colons { get; set; }

        /// <summary>Those whose colon is yet to come.</summary>
        public int Lambdas { get; set; }

        /// <summary>From its <c>for</c> on commas part no elements.</summary>
        public bool IsComprehension { get; set; }

        public bool HasPairs { get; set; }

        public bool HasSingles { get; set; }
    }
}
