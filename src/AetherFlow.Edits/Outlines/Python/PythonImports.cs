namespace AetherFlow.Edits;

/// <summary>Finds the modules that an import statement names.</summary>
internal sealed class PythonImports(PythonTokens tokens)
{
    /// <summary>The modules of <c>import a.b as c, d</c>, or the one of <c>from .a import b</c>, with where they stand.</summary>
    public IEnumerable<(string Module, TextSpan Span)> Find(int from, int end)
    {
        var isFrom = tokens.IsKeyword(from, "from");
        for (var index = from + 1; index < end; index++)
        {
            var start = index;
            while (index < end && (tokens[index].Kind == PythonTokenKind.Name || tokens.IsSign(index, ".") || tokens.IsSign(index, "..."))) index++;
            if (index > start) yield return (Module(start, index), new TextSpan(tokens[start].Start, tokens[index - 1].End));
            if (isFrom) yield break;
            while (index < end && tokens[index].Kind != PythonTokenKind.Comma) index++;
        }
    }

    /// <summary>Says what the statement lacks.</summary>
    public void Check(int from, int end)
    {
        var import = from;
        while (import < end && !tokens.IsKeyword(import, "import")) import++;
        if (import == end) tokens.Source.Report(tokens[end].Start, "expected 'import'");
        else if (import + 1 == end) tokens.Source.Report(tokens[import].Start, "something is missing after 'import'");
        else if (tokens[end - 1].Kind == PythonTokenKind.Comma) tokens.Source.Report(tokens[end - 1].Start, "something is missing after ','");
    }

    /// <summary>Without white space, which may stand between its parts.</summary>
    private string Module(int start, int end)
    {
        var module = new System.Text.StringBuilder();
        for (var index = start; index < end; index++) module.Append(tokens.Word(index));
        return module.ToString();
    }
}
