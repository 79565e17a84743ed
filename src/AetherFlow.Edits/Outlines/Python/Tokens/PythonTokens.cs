namespace AetherFlow.Edits;

/// <summary>The tokens of a text, with an <see cref="PythonTokenKind.End"/> behind the last, and the comments that have a line to themselves.</summary>
internal sealed class PythonTokens(PythonSource source)
{
    private readonly List<PythonToken> _all = [];

    /// <summary>By line, from 0: where the comment begins.</summary>
    private readonly Dictionary<int, int> _comments = [];

    public PythonSource Source => source;

    public PythonToken this[int index] => _all[index];

    public bool EndsWithLine => _all.Count == 0 || _all[^1].IsLayout;

    public void Add(PythonTokenKind kind, int start, int end) => _all.Add(new PythonToken(kind, start, end));

    public void AddComment(int start) => _comments[source.LineOf(start)] = start;

    public ReadOnlySpan<char> Word(int index) => source.Text.AsSpan(_all[index].Start, _all[index].End - _all[index].Start);

    public bool Is(int index, ReadOnlySpan<char> word) => Word(index).SequenceEqual(word);

    public bool IsKeyword(int index, ReadOnlySpan<char> word) => _all[index].Kind == PythonTokenKind.Keyword && Is(index, word);

    public bool IsSign(int index, ReadOnlySpan<char> sign) => _all[index].Kind is PythonTokenKind.Operator or PythonTokenKind.Open && Is(index, sign);

    /// <summary>Where the comment of this line begins, if a comment is all that the line has.</summary>
    public int? CommentIn(int line) => _comments.TryGetValue(line, out var start) ? start : null;

    /// <summary>The index behind the bracket that closes the one at <paramref name="open"/>, or <paramref name="end"/>.</summary>
    public int AfterBracket(int open, int end)
    {
        var depth = 0;
        for (var index = open; index < end; index++)
        {
            if (_all[index].Kind == PythonTokenKind.Open) depth++;
            else if (_all[index].Kind == PythonTokenKind.Close && --depth == 0) return index + 1;
        }

        return end;
    }
}
