namespace AetherFlow.Edits;

internal sealed partial class ScriptParser
{
    /// <summary>An element or fragment; stops at its last angle bracket, for what stands behind it may be text. False where it has none.</summary>
    private bool ParseXml()
    {
        if (!Enter()) return false;
        Tags.Add(_token.Start);
        var isClosed = ParseXmlElement();
        _depth--;
        return isClosed && At(">");
    }

    private bool ParseXmlElement()
    {
        var open = _token;
        Advance();
        var name = "";
        if (!At(">"))
        {
            name = ParseXmlName();
            if (At("<")) ParseTypeArguments();
            ParseXmlAttributes();
            if (Eat("/"))
            {
                if (At(">")) return true;
                Report("'>' is expected here.");
                return false;
            }

            if (!At(">"))
            {
                Report($"The tag <{name}> of line {Lines.PlaceOf(open.Start).Line} is not closed: '>' is expected here.");
                return false;
            }
        }

        return ParseXmlContent(open, name);
    }

    private bool ParseXmlContent(ScriptToken open, string name)
    {
        while (true)
        {
            Take(_scanner.ReadXmlText(_token.End));
            if (At("{"))
            {
                if (!ParseXmlExpression()) return false;
            }
            else if (At("<") && IsPunctuator(Peek(), "/")) return ParseXmlEnd(open, name);
            else if (At("<"))
            {
                if (!ParseXml()) return false;
            }
            else
            {
                Report($"The element <{name}> of line {Lines.PlaceOf(open.Start).Line} is not closed.", open.Start);
                return false;
            }
        }
    }

    private bool ParseXmlEnd(ScriptToken open, string name)
    {
        Advance();
        Advance();
        var place = _token.Start;
        var end = At(">") ? "" : ParseXmlName();
        if (end != name) Report($"</{end}> does not close <{name}> of line {Lines.PlaceOf(open.Start).Line}.", place);
        if (At(">")) return true;
        Report("'>' is expected here.");
        return false;
    }

    /// <summary>Braces with an expression or nothing; stops at the closing one.</summary>
    private bool ParseXmlExpression()
    {
        var open = _token;
        var outer = _context;
        _context = outer.InBrackets();
        Advance();
        Eat("...");
        if (!At("}")) ParseExpression();
        _context = outer;
        if (At("}")) return true;
        Report($"The '{{' of line {Lines.PlaceOf(open.Start).Line} is not closed: '}}' is expected here.");
        return false;
    }

    private void ParseXmlAttributes()
    {
        while (!AtEnd)
        {
            if (At("{"))
            {
                if (!ParseXmlExpression()) return;
                Advance();
            }
            else if (_token.Kind == ScriptTokenKind.Word)
            {
                ParseXmlName();
                if (At("=")) ParseXmlValue();
            }
            else return;
        }
    }

    private void ParseXmlValue()
    {
        _lastEnd = _token.End;
        Take(_scanner.ReadXmlValue(_token.End));
        if (AtString) Advance();
        else if (At("{"))
        {
            if (ParseXmlExpression()) Advance();
        }
        else if (At("<"))
        {
            if (ParseXml()) Advance();
        }
        else Report("A value in quotes or braces is expected here.");
    }

    /// <summary>The name of an element or attribute: with hyphens, dots, a namespace.</summary>
    private string ParseXmlName()
    {
        var start = _token.Start;
        while (_token.Kind == ScriptTokenKind.Word)
        {
            _token = _scanner.ReadXmlName(_token);
            Advance();
            if (!At(":") && !At(".")) break;
            Advance();
        }

        if (_lastEnd > start) return _text[start.._lastEnd];
        Report("The name of an element is expected here.");
        return "";
    }
}
