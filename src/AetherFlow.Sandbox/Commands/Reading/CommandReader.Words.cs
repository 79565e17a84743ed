using System.Collections.Immutable;

namespace AetherFlow.Sandbox;

/// <content>Words and quotes.</content>
internal sealed partial class CommandReader
{
    private Word? ReadWord()
    {
        var parts = new PartList();
        var isEmpty = true;
        while (Problem is null)
        {
            var c = Peek();
            if (c is '<' or '>' && NextIs('('))
            {
                _at++;
                parts.Add(ReadSubstitution(c == '<' ? SubstitutionKind.ReadFrom : SubstitutionKind.WriteTo));
            }
            else if (EndsWord(c))
            {
                break;
            }
            else
            {
                ReadPart(c, parts);
            }

            isEmpty = false;
        }

        if (isEmpty) return null;
        Count();
        return new Word(parts.Drain());
    }

    private void ReadPart(char c, PartList parts)
    {
        switch (c)
        {
            case '\\':
                parts.Add(ReadEscape());
                break;
            case '\'':
                parts.Add(ReadSingleQuoted());
                break;
            case '"':
                parts.Add(ReadDoubleQuoted(isTranslated: false));
                break;
            case '$':
                ReadDollar(parts, isQuoted: false);
                break;
            case '`':
                parts.Add(ReadBackticks(isQuoted: false));
                break;
            default:
                parts.Add(c);
                _at++;
                break;
        }
    }

    private QuotedPart ReadEscape()
    {
        var start = _at++;
        if (_at >= text.Length)
        {
            Fail("command.unclosed", "The command ends in a backslash.", start);
            return new QuotedPart("", "", IsAnsi: false);
        }

        _at += char.IsHighSurrogate(text[_at]) ? 2 : 1;
        return new QuotedPart(text[start.._at], text[(start + 1).._at], IsAnsi: false);
    }

    private QuotedPart ReadSingleQuoted()
    {
        var start = _at;
        var end = text.IndexOf('\'', start + 1);
        if (end < 0)
        {
            Unclosed("A single quote", start);
            return new QuotedPart("", "", IsAnsi: false);
        }

        _at = end + 1;
        return new QuotedPart(text[start.._at], text[(start + 1)..end], IsAnsi: false);
    }

    private QuotedPart ReadAnsiQuoted(int start)
    {
        var first = ++_at;
        while (_at < text.Length && text[_at] != '\'') _at += text[_at] == '\\' ? 2 : 1;
        if (_at >= text.Length)
        {
            Unclosed("`$'`", start);
            return new QuotedPart("", "", IsAnsi: true);
        }

        var content = text[first.._at++];
        return new QuotedPart($"$'{content}'", AnsiQuoting.Decode(content), IsAnsi: true);
    }

    private DoubleQuotedPart ReadDoubleQuoted(bool isTranslated)
    {
        var start = _at++;
        var parts = ReadQuoted('"');
        if (!TakeIf('"')) Unclosed("A double quote", start);
        return new DoubleQuotedPart(parts, isTranslated);
    }

    /// <summary>Text in which only expansions and some escapes mean something, up to its end, which is not taken.</summary>
    /// <param name="end">The quote, or <see cref="End"/> for a here-document.</param>
    private ImmutableArray<WordPart> ReadQuoted(char end)
    {
        var parts = new PartList();
        while (Peek() is var c && c != End && c != end)
        {
            switch (c)
            {
                case '\\':
                    _at++;
                    if (_at < text.Length && (text[_at] is '$' or '`' or '\\' || text[_at] == end)) parts.Add(text[_at++]);
                    else parts.Add('\\');
                    break;
                case '$':
                    ReadDollar(parts, isQuoted: true);
                    break;
                case '`':
                    parts.Add(ReadBackticks(isQuoted: true));
                    break;
                default:
                    parts.Add(c);
                    _at++;
                    break;
            }
        }

        return parts.Drain();
    }
}
