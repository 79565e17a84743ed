namespace AetherFlow.Edits;

/// <summary>
/// Looks, before the compiler's parser does, whether a text nests too deep for it: some of its methods call themselves without
/// asking how much stack is left, and a stack that overflows takes the process along.
/// </summary>
internal sealed class CSharpNesting
{
    /// <summary>A level costs the parser up to 1.5 kB; threads of the pool have 1.5 MB.</summary>
    public const int LevelsAtMost = 300;

    private readonly string _text;

    /// <summary>Of each open bracket: angle brackets, and links of chains that the parser descends into one by one.</summary>
    private readonly (int Angles, int Links)[] _open = new (int, int)[LevelsAtMost + 2];
    private int _depth;
    private int _repeated;
    private int _conditions;
    private int _tags;
    private TextSpan _last;

    private CSharpNesting(string text) => _text = text;

    /// <summary>The first place that is too deep; -1 where there is none.</summary>
    public int Place { get; private set; } = -1;

    /// <summary>Whether the tags of documentation comments nest too deep, which matters only to who reads them.</summary>
    public bool HasDeepDocuments { get; private set; }

    public static CSharpNesting Of(string text)
    {
        var nesting = new CSharpNesting(text);
        for (var at = 0; at < text.Length && nesting.Place < 0;) at = nesting.Next(at);
        return nesting;
    }

    private int Next(int at)
    {
        if (char.IsWhiteSpace(_text[at])) return at + 1;
        if (_text[at] == '#') return Judged(at, LineStop(at), IsTooDeepDirective(at));
        var end = EndOfUnread(at);
        if (end > at && _text[at] == '/')
        {
            ReadTags(_text.AsSpan(at, end - at));
            return end;
        }

        _tags = 0;
        if (end == at) end = EndOfWord(at);
        return Judged(at, end, IsTooDeepToken(new TextSpan(at, end)));
    }

    private int Judged(int at, int end, bool isTooDeep)
    {
        if (isTooDeep) Place = at;
        return end;
    }

    private bool IsTooDeepToken(TextSpan token)
    {
        var sign = _text[token.Start];
        if (sign is '(' or '[' or '{' && ++_depth > LevelsAtMost) return true;
        if (sign is '(' or '[' or '{') _open[_depth] = (sign == '{' ? 0 : _open[_depth - 1].Angles, 0);
        else if (sign is ')' or ']' or '}') _depth = Math.Max(0, _depth - 1);
        ref var level = ref _open[_depth];
        if (sign == '<' && !IsSign(token.Start, '<') && !IsSign(token.Start, '=')) level.Angles++;
        else if (sign == '>') level.Angles = Math.Max(0, level.Angles - 1);
        else if (sign is ';' or '}' || sign is '"' or '\'' || char.IsAsciiDigit(sign)) level.Angles = 0;
        // `a?.b?.c` and `select a into b select c` are read from their beginnings down.
        if (sign == '?' || _text.AsSpan(token.Start, token.Length).SequenceEqual("into")) level.Links++;
        else if (sign is ';' or ',') level.Links = 0;
        // Operators and patterns that stand before themselves, as in `not not not`.
        _repeated = _text.AsSpan(token.Start, token.Length).SequenceEqual(_text.AsSpan(_last.Start, _last.Length)) ? _repeated + 1 : 0;
        _last = token;
        return level.Angles > LevelsAtMost || level.Links > LevelsAtMost || (_repeated > LevelsAtMost && sign is not (')' or ']' or '}' or ';' or ','));
    }

    /// <summary>Whether the character stands next to this one on either side.</summary>
    private bool IsSign(int at, char sign) => (at + 1 < _text.Length && _text[at + 1] == sign) || (sign == '<' && at > 0 && _text[at - 1] == sign);

    /// <summary>Conditions in conditions, or one of many signs.</summary>
    private bool IsTooDeepDirective(int at)
    {
        var line = _text.AsSpan(at + 1, LineStop(at) - at - 1).TrimStart();
        if (line.StartsWith("endif")) _conditions = Math.Max(0, _conditions - 1);
        if (line.StartsWith("if")) _conditions++;
        return _conditions > LevelsAtMost || (line.StartsWith("if") || line.StartsWith("elif")) && line.Count('!') + line.Count('(') + line.Count('&') + line.Count('|') + line.Count('=') > LevelsAtMost;
    }

    private void ReadTags(ReadOnlySpan<char> comment)
    {
        if (!comment.StartsWith("///") && !comment.StartsWith("/**")) return;
        for (var at = 0; at + 1 < comment.Length; at++)
        {
            if (comment[at] == '<' && char.IsLetter(comment[at + 1])) HasDeepDocuments |= ++_tags > LevelsAtMost;
            else if ((comment[at] == '<' && comment[at + 1] == '/') || (comment[at] == '/' && comment[at + 1] == '>')) _tags = Math.Max(0, _tags - 1);
        }
    }

    private int EndOfWord(int at)
    {
        var end = at;
        while (end < _text.Length && (char.IsLetterOrDigit(_text[end]) || _text[end] == '_')) end++;
        return Math.Max(end, at + 1);
    }

    /// <summary>The end of a comment, a character or a plain string; the beginning itself where none begins. Raw and verbatim strings may be taken for several.</summary>
    private int EndOfUnread(int at)
    {
        if (_text[at] == '/' && at + 1 < _text.Length && _text[at + 1] == '/') return LineStop(at);
        if (_text[at] == '/' && at + 1 < _text.Length && _text[at + 1] == '*')
        {
            var close = _text.IndexOf("*/", at + 2, StringComparison.Ordinal);
            return close < 0 ? _text.Length : close + 2;
        }

        if (_text[at] is not ('"' or '\'')) return at;
        var end = at + 1;
        while (end < _text.Length && _text[end] != _text[at] && _text[end] is not ('\n' or '\r')) end += _text[end] == '\\' ? 2 : 1;
        return Math.Min(_text.Length, end + 1);
    }

    private int LineStop(int at)
    {
        var offset = _text.AsSpan(at).IndexOfAny('\r', '\n');
        return offset < 0 ? _text.Length : at + offset;
    }
}
