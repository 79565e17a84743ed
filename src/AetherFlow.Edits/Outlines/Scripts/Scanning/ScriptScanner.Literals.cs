namespace AetherFlow.Edits;

internal sealed partial class ScriptScanner
{
    /// <summary>A regular expression, at a <c>/</c> where an expression begins.</summary>
    public ScriptToken ReadRegex(ScriptToken slash)
    {
        var inClass = false;
        for (var i = slash.Start + 1; i < text.Length && !ScriptCharacters.IsLineBreak(text[i]); i++)
        {
            var c = text[i];
            if (c == '\\' && i + 1 < text.Length && !ScriptCharacters.IsLineBreak(text[i + 1])) i++;
            else if (c == '[') inClass = true;
            else if (c == ']') inClass = false;
            else if (c == '/' && !inClass) return slash with { Kind = ScriptTokenKind.Regex, End = WordEnd(i + 1), Fault = null };
        }

        return slash with { Kind = ScriptTokenKind.Regex, End = LineEnd(slash.Start), Fault = "This regular expression is not closed." };
    }

    /// <summary>What follows a substitution in a template, at its closing brace.</summary>
    public ScriptToken ReadTemplateRest(ScriptToken brace) => ReadTemplate(brace.Start, brace.OnNewLine);

    /// <summary>Text between tags: the brace or angle bracket that ends it.</summary>
    public ScriptToken ReadXmlText(int position)
    {
        string? fault = null;
        for (var i = position; i < text.Length; i++)
        {
            if (text[i] is '{' or '<') return new(ScriptTokenKind.Punctuator, i, i + 1, Fault: fault);
            if (text[i] is '}' or '>') fault ??= $"A '{text[i]}' in the text before this must be written {{'{text[i]}'}}.";
        }

        return new(ScriptTokenKind.End, text.Length, text.Length);
    }

    /// <summary>A name of an element or attribute, hyphens included, whose first word was read already.</summary>
    public ScriptToken ReadXmlName(ScriptToken word)
    {
        var end = word.End;
        while (end < text.Length && text[end] == '-') end = WordEnd(end + 1);
        return word with { End = end };
    }

    /// <summary>What follows an attribute's equals sign: strings have no escapes there and may go over lines.</summary>
    public ScriptToken ReadXmlValue(int position)
    {
        var (start, onNewLine, _) = SkipTrivia(position);
        if (start >= text.Length || text[start] is not ('"' or '\'')) return Read(position);
        var close = text.IndexOf(text[start], start + 1);
        return close < 0
            ? new(ScriptTokenKind.String, start, text.Length, onNewLine, "This string is not closed.")
            : new(ScriptTokenKind.String, start, close + 1, onNewLine);
    }

    private ScriptToken ReadWord(int start, bool onNewLine)
    {
        var end = WordEnd(start);
        return end > start
            ? new(ScriptTokenKind.Word, start, end, onNewLine)
            : new(ScriptTokenKind.Unknown, start, start + 1, onNewLine, "This character has no meaning here.");
    }

    private ScriptToken ReadPrivateName(int start, bool onNewLine)
    {
        var end = WordEnd(start + 1);
        return end > start + 1
            ? new(ScriptTokenKind.PrivateName, start, end, onNewLine)
            : new(ScriptTokenKind.Unknown, start, start + 1, onNewLine, "This character has no meaning here.");
    }

    /// <summary>Names may have <c>\u0061</c> and <c>\u{61}</c> in them.</summary>
    private int WordEnd(int position)
    {
        while (position < text.Length)
        {
            var length = text[position] == '\\' ? EscapeLength(position) : ScriptCharacters.NamePart(text, position);
            if (length == 0) break;
            position += length;
        }

        return position;
    }

    private int EscapeLength(int position)
    {
        if (position + 2 >= text.Length || text[position + 1] != 'u') return 0;
        var first = position + 2;
        var end = first;
        if (text[first] == '{')
        {
            end = first + 1;
            while (end < text.Length && char.IsAsciiHexDigit(text[end])) end++;
            return end > first + 1 && end < text.Length && text[end] == '}' ? end + 1 - position : 0;
        }

        while (end < text.Length && end < first + 4 && char.IsAsciiHexDigit(text[end])) end++;
        return end == first + 4 ? 6 : 0;
    }

    private int NumberEnd(int start)
    {
        var position = start;
        if (text[start] == '0' && start + 1 < text.Length && (text[start + 1] | 0x20) is 'x' or 'o' or 'b') return WordEnd(start + 2);
        position = Digits(position);
        if (position < text.Length && text[position] == '.' && !(position == start + 1 && IsOldOctal(start)))
            position = Digits(position + 1);
        if (position < text.Length && (text[position] | 0x20) == 'e') position = Exponent(position);
        return position < text.Length && text[position] == 'n' ? position + 1 : position;
    }

    private bool IsOldOctal(int start) => text[start] == '0' && start + 1 < text.Length && char.IsAsciiDigit(text[start + 1]);

    private int Exponent(int position)
    {
        var digits = position + 1;
        if (digits < text.Length && text[digits] is '+' or '-') digits++;
        var end = Digits(digits);
        return end > digits ? end : position;
    }

    private int Digits(int position)
    {
        while (position < text.Length && (char.IsAsciiDigit(text[position]) || text[position] == '_')) position++;
        return position;
    }

    private ScriptToken ReadString(int start, bool onNewLine)
    {
        var quote = text[start];
        var i = start + 1;
        for (; i < text.Length && text[i] is not ('\n' or '\r'); i++)
        {
            if (text[i] == quote) return new(ScriptTokenKind.String, start, i + 1, onNewLine);
            if (text[i] != '\\') continue;
            i++;
            if (i + 1 < text.Length && text[i] == '\r' && text[i + 1] == '\n') i++;
        }

        return new(ScriptTokenKind.String, start, Math.Min(i, text.Length), onNewLine, "This string is not closed.");
    }

    /// <summary>From a back quote, or from the brace that closes a substitution.</summary>
    private ScriptToken ReadTemplate(int start, bool onNewLine)
    {
        for (var i = start + 1; i < text.Length; i++)
        {
            if (text[i] == '`') return new(ScriptTokenKind.Template, start, i + 1, onNewLine);
            if (text[i] == '\\') i++;
            else if (text[i] == '$' && i + 1 < text.Length && text[i + 1] == '{')
                return new(ScriptTokenKind.TemplateHead, start, i + 2, onNewLine);
        }

        return new(ScriptTokenKind.Template, start, text.Length, onNewLine, "This template is not closed.");
    }
}
