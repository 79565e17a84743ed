namespace AetherFlow.Edits;

/// <summary>Finds the plain names that an assignment gives a value to, or that an annotation declares.</summary>
internal sealed class PythonTargets(PythonTokens tokens)
{
    /// <summary>The tokens of the names, in their order; those of <c>a.b</c>, <c>a[0]</c> are none.</summary>
    public List<int> Find(int from, int end)
    {
        var names = new List<int>();
        var start = from;
        for (var index = from; index < end; index++)
        {
            if (tokens[index].Kind == PythonTokenKind.Open) index = tokens.AfterBracket(index, end) - 1;
            else if (tokens.IsSign(index, "="))
            {
                AddNames(names, start, index);
                start = index + 1;
            }
            else if (tokens[index].Kind == PythonTokenKind.Colon)
            {
                if (start == from && IsOne(from, index)) AddNames(names, from, index);
                return names;
            }
            else if (tokens[index].Kind == PythonTokenKind.Keyword) break;
        }

        return names;
    }

    /// <summary>Only one name can be annotated, in parentheses or not.</summary>
    private bool IsOne(int from, int end)
    {
        for (var index = from; index < end; index++)
        {
            if (tokens[index].Kind is not (PythonTokenKind.Name or PythonTokenKind.Close) && !tokens.IsSign(index, "(")) return false;
        }

        return true;
    }

    private void AddNames(List<int> names, int from, int end)
    {
        var groups = new Stack<(bool IsList, int Names)>();
        for (var index = from; index < end; index++)
        {
            switch (tokens[index].Kind)
            {
                case PythonTokenKind.Open:
                    var isList = !tokens.Is(index, "{") && BeginsElement(index, from) && (groups.Count == 0 || groups.Peek().IsList);
                    groups.Push((isList, names.Count));
                    break;
                case PythonTokenKind.Close:
                    if (groups.TryPop(out var group) && !EndsElement(index, end)) names.RemoveRange(group.Names, names.Count - group.Names);
                    break;
                case PythonTokenKind.Name when BeginsElement(index, from) && EndsElement(index, end) && (groups.Count == 0 || groups.Peek().IsList):
                    names.Add(index);
                    break;
            }
        }
    }

    private bool BeginsElement(int index, int from) =>
        index == from || tokens[index - 1].Kind is PythonTokenKind.Comma or PythonTokenKind.Open || tokens.IsSign(index - 1, "*");

    private bool EndsElement(int index, int end) => index + 1 == end || tokens[index + 1].Kind is PythonTokenKind.Comma or PythonTokenKind.Close;
}
