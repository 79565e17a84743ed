using System.Collections.Immutable;

namespace AetherFlow.Edits;

/// <summary>The words of Python source: triple-quoted strings are one literal, and the fields of f-strings have words of their own.</summary>
internal sealed class PythonWordReader(string text)
{
    private readonly SourceWordScan _scan = new(text);

    /// <summary>Set by the first literal whose fields are broken, as in <see cref="PythonLexer"/>.</summary>
    private bool _fieldsAreBroken;

    public ImmutableArray<SourceWord> All()
    {
        while (!_scan.IsAtEnd) Next(0);
        return [.. _scan.Words.OrderBy(word => word.Span.Start).ThenByDescending(word => word.Span.End)];
    }

    private void Next(int depth)
    {
        var sign = _scan.Peek();
        if (char.IsWhiteSpace(sign) || sign == '\uFEFF') _scan.At++;
        else if (sign == '#') _scan.TakeLine(SourceWordKind.Comment);
        else if (PrefixLength() is var prefix and >= 0) TakeString(prefix, depth);
        else if (SourceWordScan.IsPartOfName(sign)) _scan.TakeName();
        else _scan.TakeMark();
    }

    /// <summary>The letters before the quote of a string that begins here; -1 where none does.</summary>
    private int PrefixLength()
    {
        for (var length = 0; length <= 2; length++)
        {
            var sign = _scan.Peek(length);
            if (sign is '"' or '\'') return length;
            if (char.ToUpperInvariant(sign) is not ('R' or 'B' or 'U' or 'F' or 'T')) return -1;
        }

        return -1;
    }

    private void TakeString(int prefix, int depth)
    {
        var start = _scan.At;
        var letters = _scan.Text.AsSpan(start, prefix).ToString().ToUpperInvariant();
        var quote = _scan.Peek(prefix);
        var close = _scan.Peek(prefix + 1) == quote && _scan.Peek(prefix + 2) == quote ? new string(quote, 3) : quote.ToString();
        var hasFields = depth < SourceWordScan.DepthAtMost && !_fieldsAreBroken && letters.AsSpan().IndexOfAny('F', 'T') >= 0;
        if (hasFields && depth == 0 && PythonFormatString.End(_scan.Text, start + prefix, letters.Contains('R', StringComparison.Ordinal)) < 0)
        {
            _fieldsAreBroken = true;
            hasFields = false;
        }

        _scan.At += prefix + close.Length;
        while (!_scan.IsAtEnd && !_scan.StandsHere(close))
        {
            if (close.Length == 1 && _scan.Peek() is '\r' or '\n') break;
            if (hasFields && _scan.StandsHere("{{")) _scan.At += 2;
            else if (hasFields && _scan.Peek() == '{') TakeField(close, depth + 1);
            else if (_scan.Peek() == '\\') TakeEscape(hasFields);
            else _scan.At++;
        }

        _scan.At = Math.Min(_scan.Text.Length, _scan.StandsHere(close) ? _scan.At + close.Length : _scan.At);
        _scan.Add(SourceWordKind.Literal, start);
    }

    /// <summary>A backslash shields no brace, save that of a character's name.</summary>
    private void TakeEscape(bool hasFields)
    {
        if (hasFields && _scan.StandsHere("\\N{") && _scan.Text.IndexOf('}', _scan.At) is var end and > 0) _scan.At = end;
        else if (hasFields && _scan.Peek(1) is '{' or '}') _scan.At++;
        else _scan.At = PythonString.AfterEscape(_scan.Text, _scan.At);
    }

    /// <summary>An expression in braces with, after a colon, a format that may have fields again.</summary>
    private void TakeField(string close, int depth)
    {
        _scan.At++;
        var brackets = 0;
        while (!_scan.IsAtEnd && (brackets > 0 || _scan.Peek() is not '}' and not ':'))
        {
            if (_scan.Peek() is '(' or '[' or '{') brackets++;
            if (_scan.Peek() is ')' or ']' or '}') brackets--;
            Next(depth);
        }

        if (_scan.Peek() == ':')
        {
            while (!_scan.IsAtEnd && _scan.Peek() != '}' && !_scan.StandsHere(close))
            {
                if (_scan.Peek() == '{' && depth < SourceWordScan.DepthAtMost) TakeField(close, depth + 1);
                else _scan.At++;
            }
        }

        if (_scan.Peek() == '}') _scan.At++;
    }
}
