namespace AetherFlow.Edits;

/// <summary>The brackets that are open at a place of a text.</summary>
internal sealed class PythonBrackets(PythonSource source)
{
    private readonly Stack<int> _open = new();
    private readonly Dictionary<char, int> _count = new() { ['('] = 0, ['['] = 0, ['{'] = 0 };

    public bool AreOpen => _open.Count > 0;

    public static bool AreAPair(char open, char close) => (open, close) is ('(', ')') or ('[', ']') or ('{', '}');

    public void Open(int at)
    {
        _open.Push(at);
        _count[source.Text[at]]++;
    }

    /// <summary>False for a bracket that closes none and is to be passed over. One that does not match closes all the same.</summary>
    public bool Close(int at)
    {
        var close = source.Text[at];
        if (_open.TryPeek(out var top) && AreAPair(source.Text[top], close))
        {
            Pop();
            return true;
        }

        var wanted = close switch { ')' => '(', ']' => '[', _ => '{' };
        source.Report(at, AreOpen ? $"closing '{close}' does not match opening '{source.Text[top]}' of line {source.LineOf(top) + 1}" : $"unmatched '{close}'");
        if (!AreOpen) return false;
        var isDeeper = _count[wanted] > 0;
        while (Pop() != wanted && isDeeper) { }
        return true;
    }

    /// <summary>Gives up on those that are open.</summary>
    public void Abandon()
    {
        if (_open.TryPeek(out var top)) source.Report(top, $"'{source.Text[top]}' was never closed");
        while (AreOpen) Pop();
    }

    private char Pop()
    {
        var bracket = source.Text[_open.Pop()];
        _count[bracket]--;
        return bracket;
    }
}
