namespace AetherFlow.Sandbox;

/// <content>Characters, blanks and reserved words. A backslash before a new line is as if neither were there.</content>
internal sealed partial class CommandReader
{
    private const int LongestReservedWord = 8;

    private char Peek()
    {
        while (_at + 1 < text.Length && text[_at] == '\\' && text[_at + 1] == '\n') _at += 2;
        return _at < text.Length ? text[_at] : End;
    }

    private bool NextIs(char character)
    {
        var start = _at++;
        var found = Peek() == character;
        _at = start;
        return found;
    }

    private bool TakeIf(char character)
    {
        if (Peek() != character) return false;
        _at++;
        return true;
    }

    private bool TakeIf(string characters)
    {
        var start = _at;
        foreach (var character in characters)
        {
            if (TakeIf(character)) continue;
            _at = start;
            return false;
        }

        return true;
    }

    private void SkipBlanks()
    {
        while (true)
        {
            var c = Peek();
            if (c is ' ' or '\t')
            {
                _at++;
            }
            else if (c == '#')
            {
                var end = text.IndexOf('\n', _at);
                _at = end < 0 ? text.Length : end;
            }
            else
            {
                return;
            }
        }
    }

    private void SkipLines()
    {
        SkipBlanks();
        while (Peek() == '\n')
        {
            _at++;
            ReadDocuments();
            SkipBlanks();
        }
    }

    /// <summary>The bare word that begins here, where it could be a reserved one; nothing is taken.</summary>
    private string? PeekReserved()
    {
        var start = _at;
        Span<char> word = stackalloc char[LongestReservedWord];
        var length = 0;
        while (!EndsWord(Peek()))
        {
            if (length == LongestReservedWord || Peek() is '\'' or '"' or '\\' or '$' or '`')
            {
                length = 0;
                break;
            }

            word[length++] = text[_at++];
        }

        _at = start;
        if (length == 0) return null;
        var found = word[..length].ToString();
        return ReservedWords.Contains(found) ? found : null;
    }

    private void Expect(string reserved)
    {
        if (Problem is not null) return;
        if (PeekReserved() == reserved) TakeIf(reserved);
        else Unexpected();
    }

    private void Expect(char character)
    {
        if (Problem is null && !TakeIf(character)) Unexpected();
    }

    private static bool EndsWord(char c) => c is End or ' ' or '\t' or '\n' or ';' or '|' or '&' or '(' or ')' or '<' or '>';

    private static bool BeginsName(char c) => char.IsAsciiLetter(c) || c == '_';

    private static bool ContinuesName(char c) => BeginsName(c) || char.IsAsciiDigit(c);

    private string ReadName()
    {
        var name = "";
        if (!BeginsName(Peek())) return name;
        while (ContinuesName(Peek())) name += text[_at++];
        return name;
    }
}
