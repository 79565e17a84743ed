using System.Collections.Immutable;

namespace AetherFlow.Edits;

/// <summary>The words of JavaScript and TypeScript: templates have words in their holes, regular expressions are literals, and the text between JSX tags is prose.</summary>
internal sealed class ScriptWordReader
{
    private readonly SourceWordScan _scan;

    /// <summary>Where a slash begins a regular expression and an angle bracket a tag, only the grammar tells.</summary>
    private readonly ScriptParser _parser;

    public ScriptWordReader(string text, SourceLanguage language)
    {
        _scan = new SourceWordScan(text);
        _parser = ScriptOutline.Parser(text, language);
        _parser.ParseFile();
    }

    public ImmutableArray<SourceWord> All()
    {
        if (_scan.StandsHere("#!")) _scan.TakeLine(SourceWordKind.Comment);
        while (!_scan.IsAtEnd) Next(0);
        return [.. _scan.Words.OrderBy(word => word.Span.Start).ThenByDescending(word => word.Span.End)];
    }

    private void Next(int depth)
    {
        var sign = _scan.Peek();
        if (char.IsWhiteSpace(sign) || sign == '\uFEFF') _scan.At++;
        else if (_scan.StandsHere("//")) _scan.TakeLine(SourceWordKind.Comment);
        else if (_scan.StandsHere("/*")) TakeUpTo("*/", SourceWordKind.Comment);
        else if (sign is '"' or '\'') TakeQuoted(sign);
        else if (sign == '`') TakeTemplate(depth);
        else if (sign == '/' && _parser.Regexes.Contains(_scan.At)) TakeRegex();
        else if (sign == '<' && depth < SourceWordScan.DepthAtMost && _parser.Tags.Contains(_scan.At)) TakeElement(depth + 1);
        else if (SourceWordScan.IsPartOfName(sign) || (sign == '#' && SourceWordScan.IsPartOfName(_scan.Peek(1)))) TakeName();
        else _scan.TakeMark();
    }

    private void TakeName()
    {
        if (_scan.Peek() != '#')
        {
            _scan.TakeName();
            return;
        }

        var start = _scan.At++;
        while (!_scan.IsAtEnd && SourceWordScan.IsPartOfName(_scan.Peek())) _scan.At++;
        _scan.Add(SourceWordKind.Name, start);
    }

    private void TakeUpTo(string close, SourceWordKind kind)
    {
        var start = _scan.At;
        var end = _scan.Text.IndexOf(close, start + 2, StringComparison.Ordinal);
        _scan.At = end < 0 ? _scan.Text.Length : end + close.Length;
        _scan.Add(kind, start);
    }

    private void TakeQuoted(char quote)
    {
        var start = _scan.At++;
        while (!_scan.IsAtEnd && _scan.Peek() != quote && _scan.Peek() is not ('\r' or '\n')) Skip();
        if (_scan.Peek() == quote) _scan.At++;
        _scan.Add(SourceWordKind.Literal, start);
    }

    private void TakeRegex()
    {
        var start = _scan.At++;
        var isInClass = false;
        while (!_scan.IsAtEnd && _scan.Peek() is not ('\r' or '\n') && (isInClass || _scan.Peek() != '/'))
        {
            isInClass = _scan.Peek() switch { '[' => true, ']' => false, _ => isInClass };
            Skip();
        }

        if (_scan.Peek() == '/') _scan.At++;
        while (char.IsAsciiLetter(_scan.Peek())) _scan.At++;
        _scan.Add(SourceWordKind.Literal, start);
    }

    private void TakeTemplate(int depth)
    {
        var start = _scan.At++;
        while (!_scan.IsAtEnd && _scan.Peek() != '`')
        {
            if (_scan.StandsHere("${") && depth < SourceWordScan.DepthAtMost)
            {
                _scan.At++;
                TakeBraces(depth + 1);
            }
            else
            {
                Skip();
            }
        }

        if (_scan.Peek() == '`') _scan.At++;
        _scan.Add(SourceWordKind.Literal, start);
    }

    /// <summary>Code from an opening brace to the one that closes it.</summary>
    private void TakeBraces(int depth)
    {
        _scan.TakeMark();
        var open = 1;
        while (!_scan.IsAtEnd && open > 0)
        {
            if (_scan.Peek() == '{') open++;
            if (_scan.Peek() == '}') open--;
            Next(depth);
        }
    }

    private void TakeElement(int depth)
    {
        if (TakeTag(depth)) return;
        while (!_scan.IsAtEnd && !_scan.StandsHere("</"))
        {
            var start = _scan.At;
            if (_scan.Peek() == '{') TakeBraces(depth);
            else if (_scan.Peek() == '<' && depth < SourceWordScan.DepthAtMost) TakeElement(depth + 1);
            else TakeText(start);
        }

        if (!_scan.IsAtEnd) TakeTag(depth);
    }

    private void TakeText(int start)
    {
        _scan.At++;
        while (!_scan.IsAtEnd && _scan.Peek() is not ('{' or '<')) _scan.At++;
        _scan.Add(SourceWordKind.Prose, start);
    }

    /// <summary>From <c>&lt;</c> to <c>&gt;</c>. Its name is a name; those of attributes belong to the element, not to the file.</summary>
    /// <returns>True for a tag that needs no closing one.</returns>
    private bool TakeTag(int depth)
    {
        _scan.TakeMark();
        var isName = true;
        while (!_scan.IsAtEnd && _scan.Peek() != '>')
        {
            var sign = _scan.Peek();
            if (char.IsWhiteSpace(sign)) _scan.At++;
            else if (sign == '{') TakeBraces(depth);
            else if (sign is '"' or '\'') TakeUpToQuote(sign);
            else if (_scan.StandsHere("/>")) break;
            else if (SourceWordScan.IsPartOfName(sign)) TakeTagWord(ref isName);
            else _scan.TakeMark();
        }

        var isClosed = _scan.Peek() == '/';
        if (isClosed) _scan.TakeMark();
        if (!_scan.IsAtEnd) _scan.TakeMark();
        return isClosed;
    }

    private void TakeTagWord(ref bool isName)
    {
        _scan.TakeName();
        if (!isName) _scan.Words[^1] = _scan.Words[^1] with { Kind = SourceWordKind.Mark };
        isName = isName && _scan.Peek() == '.';
    }

    /// <summary>The strings of tags have no escapes and may span lines.</summary>
    private void TakeUpToQuote(char quote)
    {
        var start = _scan.At;
        var end = _scan.Text.IndexOf(quote, start + 1);
        _scan.At = end < 0 ? _scan.Text.Length : end + 1;
        _scan.Add(SourceWordKind.Literal, start);
    }

    private void Skip() => _scan.At = Math.Min(_scan.Text.Length, _scan.At + (_scan.Peek() == '\\' ? 2 : 1));
}
