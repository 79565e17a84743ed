namespace AetherFlow.Edits;

/// <summary>Reads the headers of compound statements.</summary>
internal sealed class PythonHeaders(PythonTokens tokens)
{
    /// <summary>The keyword if a compound statement begins here, without <c>async</c>; null for any other statement.</summary>
    /// <param name="end">Behind the last token of the line.</param>
    /// <param name="isFirst">A <c>match</c> must begin its line, or it is a name.</param>
    /// <param name="isInMatch">Only there does <c>case</c> begin one.</param>
    public string? Keyword(int index, int end, bool isFirst, bool isInMatch)
    {
        if (tokens[index].Kind == PythonTokenKind.Name)
        {
            if (isInMatch && tokens.Is(index, "case")) return "case";
            return isFirst && tokens.Is(index, "match") && IsMatch(index, end) ? "match" : null;
        }

        if (tokens[index].Kind != PythonTokenKind.Keyword) return null;
        if (tokens.Is(index, "async")) index++;
        return tokens.Word(index) switch
        {
            "if" => "if",
            "elif" => "elif",
            "else" => "else",
            "for" => "for",
            "while" => "while",
            "try" => "try",
            "except" => "except",
            "finally" => "finally",
            "with" => "with",
            "def" => "def",
            "class" => "class",
            _ => null,
        };
    }

    /// <summary>The colon that ends the header, which is not that of a lambda; -1 if there is none.</summary>
    public int Colon(int from, int end)
    {
        var lambdas = 0;
        for (var index = from; index < end; index++)
        {
            if (tokens[index].Kind == PythonTokenKind.Open) index = tokens.AfterBracket(index, end) - 1;
            else if (tokens.IsKeyword(index, "lambda")) lambdas++;
            else if (tokens[index].Kind == PythonTokenKind.Colon && --lambdas < 0) return index;
        }

        return -1;
    }

    /// <summary>The parameter list of the function whose name stands at <paramref name="name"/>; null if it has none.</summary>
    public string? Signature(int name, int end)
    {
        var open = AfterTypeParameters(name + 1, end);
        if (open >= end || !tokens.IsSign(open, "(")) return null;
        var after = tokens.AfterBracket(open, end);
        return tokens.Source.Text[tokens[open].Start..tokens[after - 1].End];
    }

    /// <summary>Says what is missing in the header of another compound statement, or too much.</summary>
    public void CheckLength(string keyword, int start, int end)
    {
        var isBare = keyword is "else" or "try" or "finally";
        if (isBare && end - start > 1) tokens.Source.Report(tokens[start + 1].Start, "expected ':'");
        if (!isBare && keyword != "except" && end - start == 1) tokens.Source.Report(tokens[start].End, $"something is missing after '{keyword}'");
    }

    /// <summary>Says what is wrong with the header of a function or class whose name stands at <paramref name="name"/> and which ends before <paramref name="end"/>.</summary>
    public void CheckDeclaration(int name, int end, bool isFunction)
    {
        if (name >= end || tokens[name].Kind != PythonTokenKind.Name)
        {
            tokens.Source.Report(tokens[Math.Min(name, end)].Start, "a name is expected here");
            return;
        }

        var index = AfterTypeParameters(name + 1, end);
        if (index < end && tokens.IsSign(index, "(")) index = tokens.AfterBracket(index, end);
        else if (isFunction) tokens.Source.Report(tokens[index].Start, "expected '('");
        if (index < end && !(isFunction && tokens.IsSign(index, "->"))) tokens.Source.Report(tokens[index].Start, "expected ':'");
    }

    private int AfterTypeParameters(int index, int end) => index < end && tokens.IsSign(index, "[") ? tokens.AfterBracket(index, end) : index;

    /// <summary>
    /// A line that begins with the word <c>match</c> and ends with a colon can be nothing else, unless the colon stands
    /// next to the word.
    /// </summary>
    private bool IsMatch(int index, int end) =>
        tokens[end - 1].Kind == PythonTokenKind.Colon && end - index > 2 && Colon(index, end) == end - 1;
}
