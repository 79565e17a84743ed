namespace AetherFlow.Sandbox;

/// <summary>Reads a script of <c>sed</c> as far as it only prints and changes text: no file, no program.</summary>
internal ref struct SedScript
{
    private readonly ReadOnlySpan<char> _text;
    private int _at;

    private SedScript(ReadOnlySpan<char> text) => _text = text;

    /// <summary>False too where a script is not understood.</summary>
    public static bool IsHarmless(string script) => new SedScript(script).ReadAll();

    private readonly char Current => _at < _text.Length ? _text[_at] : '\0';

    private bool ReadAll()
    {
        while (_at < _text.Length)
        {
            if (char.IsWhiteSpace(Current) || Current is ';' or '{' or '}')
            {
                _at++;
                continue;
            }

            if (!SkipAddresses() || !SkipCommand()) return false;
        }

        return true;
    }

    private bool SkipAddresses()
    {
        while (true)
        {
            switch (Current)
            {
                case >= '0' and <= '9' or '$' or ',' or '~' or '+' or '!' or ' ':
                    _at++;
                    break;
                case '/':
                    _at++;
                    if (!SkipTo('/')) return false;
                    while (Current is 'I' or 'M') _at++;
                    break;
                case '\\':
                    if (++_at >= _text.Length || Current == '\n') return false;
                    var end = Current;
                    _at++;
                    if (!SkipTo(end)) return false;
                    break;
                default:
                    return true;
            }
        }
    }

    private bool SkipCommand()
    {
        switch (Current)
        {
            case 'p' or 'P' or 'd' or 'D' or 'n' or 'N' or 'g' or 'G' or 'h' or 'H' or 'x' or '=':
                _at++;
                return EndsCommand();
            case 'q' or 'Q' or 'l' or 'L':
                _at++;
                while (Current is ' ' || char.IsAsciiDigit(Current)) _at++;
                return EndsCommand();
            case '{' or '}' or ';' or '\n' or '\0':
                return true;
            case 's':
                return SkipPair() && SkipFlags();
            case 'y':
                return SkipPair() && EndsCommand();
            default:
                // e, w, W, r, R, F, v, labels and inserted texts.
                return false;
        }
    }

    private bool SkipPair()
    {
        _at++;
        var end = Current;
        if (end is '\0' or '\\' or '\n') return false;
        _at++;
        return SkipTo(end) && SkipTo(end);
    }

    private bool SkipFlags()
    {
        while (Current is 'g' or 'p' or 'i' or 'I' or 'M' or 'm' || char.IsAsciiDigit(Current)) _at++;
        return EndsCommand();
    }

    private bool EndsCommand()
    {
        while (Current == ' ') _at++;
        return Current is ';' or '}' or '\n' or '\0';
    }

    private bool SkipTo(char end)
    {
        while (_at < _text.Length && Current != end)
        {
            // A bracket expression can hold the delimiter, which versions of sed read differently.
            if (Current == '[' && _text[_at..].IndexOf(end) is var next and >= 0 && _text.Slice(_at, next).IndexOf(']') < 0) return false;
            _at += Current == '\\' ? 2 : 1;
        }

        if (_at >= _text.Length) return false;
        _at++;
        return true;
    }
}
