namespace AetherFlow.Edits;

/// <summary>Finds the members of a Python text: goes through its statements and keeps the open blocks.</summary>
internal sealed class PythonMembers
{
    private readonly PythonTokens _tokens;
    private readonly PythonBlocks _blocks;
    private readonly PythonHeaders _headers;
    private readonly PythonExpressions _expressions;
    private readonly PythonDisplays _displays;
    private readonly PythonDeclarations _declarations;

    /// <summary>The block that the line before announced.</summary>
    private PythonBlock? _announced;
    private int _index;

    /// <summary>Where the last token ended, and where the last statement did, which may be before a semicolon.</summary>
    private int _end;
    private int _statementEnd;

    private PythonMembers(PythonTokens tokens)
    {
        _tokens = tokens;
        _blocks = new PythonBlocks(tokens);
        _headers = new PythonHeaders(tokens);
        _expressions = new PythonExpressions(tokens);
        _displays = new PythonDisplays(tokens);
        _declarations = new PythonDeclarations(tokens);
    }

    /// <summary>Those of the file itself, which hold the others.</summary>
    public static List<PythonDraft> Find(PythonTokens tokens)
    {
        var members = new PythonMembers(tokens);
        while (members.Step()) { }
        return members._declarations.OfFile;
    }

    private bool Step()
    {
        switch (_tokens[_index].Kind)
        {
            case PythonTokenKind.End:
                MissBlock();
                _declarations.MissDeclaration();
                _blocks.EndChain();
                return false;
            case PythonTokenKind.Indent:
                OpenBlock();
                break;
            case PythonTokenKind.Dedent:
                MissBlock();
                _declarations.MissDeclaration();
                CloseBlock();
                break;
            case PythonTokenKind.NewLine:
                break;
            default:
                MissBlock();
                ReadLine();
                break;
        }

        _index++;
        return true;
    }

    private void OpenBlock()
    {
        var block = _announced;
        _announced = null;
        if (block is null)
        {
            _tokens.Source.Report(_tokens[_index].Start, "unexpected indent");
            block = new PythonBlock(_blocks.Inner.Owner, null, "");
        }

        if (block.Draft is { } draft) draft.BodyStart = _tokens[_index].Start;
        _blocks.Open(block);
    }

    private void CloseBlock()
    {
        if (_blocks.Count > 1) Finish(_blocks.Close());
    }

    private void Finish(PythonBlock block)
    {
        if (block.Draft is { BodyStart: { } start } draft)
        {
            (draft.End, draft.BodyEnd) = (_end, Math.Max(start, _statementEnd));
            if (start > _end) draft.BodyStart = null;
        }

        _statementEnd = _end;
    }

    /// <summary>A line follows a header that announced a block.</summary>
    private void MissBlock()
    {
        if (_announced is not { } block) return;
        _announced = null;
        if (!block.IsDoubtful) _tokens.Source.Report(_tokens[_index].Start, $"expected an indented block after '{block.Keyword}' of line {_tokens.Source.LineOf(_end) + 1}");
        if (block.Draft is { } draft) draft.End = _end;
        _statementEnd = _end;
    }

    /// <summary>Goes to the line end, where the block stands that the line announced, if it did.</summary>
    private void ReadLine()
    {
        var (first, end) = (_index, _index);
        while (_tokens[end].Kind != PythonTokenKind.NewLine) end++;
        while (_index < end)
        {
            var isFirst = _index == first;
            if (_tokens[_index].Kind == PythonTokenKind.Semicolon) ReadSemicolon(isFirst);
            else if (_tokens.IsSign(_index, "@")) ReadDecorator(end);
            else if (_headers.Keyword(_index, end, isFirst, _blocks.Inner.Keyword == "match") is { } keyword) ReadHeader(keyword, isFirst, end);
            else ReadStatement(end);
        }

        _end = _tokens[end - 1].End;
        CloseInline();
    }

    /// <summary>The block that began behind a colon ends with its line.</summary>
    private void CloseInline()
    {
        if (_blocks.Inner.IsInline) CloseBlock();
    }

    private void ReadSemicolon(bool isFirst)
    {
        if (isFirst || _tokens[_index - 1].Kind is PythonTokenKind.Semicolon or PythonTokenKind.Colon)
            _tokens.Source.Report(_tokens[_index].Start, "unexpected ';'");
        _index++;
    }

    private void ReadDecorator(int end)
    {
        _blocks.EndChain();
        _declarations.Decorate(_index);
        if (_index + 1 == end) _tokens.Source.Report(_tokens[_index].Start, "something is missing after '@'");
        _expressions.Check(_index + 1, end);
        _index = end;
    }

    private void ReadHeader(string keyword, bool isFirst, int end)
    {
        var start = _index;
        if (!isFirst)
        {
            _tokens.Source.Report(_tokens[start].Start, $"'{keyword}' must begin its line");
            _end = _tokens[start - 1].End;
            CloseInline();
        }

        _blocks.Chain(keyword, _tokens[start].Start);
        var colon = _headers.Colon(start, end);
        var headerEnd = colon < 0 ? end : colon;
        if (colon < 0) _tokens.Source.Report(_tokens[end - 1].End, $"expected ':' after '{keyword}'");
        _expressions.Check(keyword is "match" or "case" ? start + 1 : start, headerEnd);
        _displays.Check(start, headerEnd, keyword == "def");
        var draft = ReadDeclaration(keyword, start, headerEnd);
        var block = new PythonBlock(draft ?? _blocks.Inner.Owner, draft, keyword) { IsDoubtful = colon < 0, IsInline = colon >= 0 && colon + 1 < end };
        _index = colon < 0 ? end : colon + 1;
        if (!block.IsInline)
        {
            _announced = block;
            return;
        }

        if (draft is not null) draft.BodyStart = _tokens[_index].Start;
        _blocks.Open(block);
    }

    private PythonDraft? ReadDeclaration(string keyword, int start, int headerEnd)
    {
        if (keyword is "def" or "class") return _declarations.Declare(start, headerEnd, _blocks.Inner.Owner);
        _headers.CheckLength(keyword, start, headerEnd);
        _declarations.MissDeclaration();
        return null;
    }

    private void ReadStatement(int end)
    {
        var start = _index;
        if (_blocks.Inner.Keyword == "match") _tokens.Source.Report(_tokens[start].Start, "expected 'case'");
        _blocks.EndChain();
        _declarations.MissDeclaration();
        while (_index < end && _tokens[_index].Kind != PythonTokenKind.Semicolon) _index++;
        _declarations.DeclareSimple(start, _index, _blocks.Inner);
        _expressions.Check(_declarations.IsType(start, _index) ? start + 1 : start, _index);
        _displays.Check(start, _index, hasParameters: false);
        _statementEnd = _tokens[_index - 1].End;
    }
}
