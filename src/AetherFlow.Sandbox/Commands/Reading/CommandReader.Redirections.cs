using System.Globalization;
using System.Text;

namespace AetherFlow.Sandbox;

/// <content>Redirections and here-documents.</content>
internal sealed partial class CommandReader
{
    private const int LongestDescriptor = 9;

    private List<Redirection> _documents = [];

    /// <summary>A here-document outside of the substitution that is read waits for the end of its line.</summary>
    private bool _documentsOutside;

    private Redirection? ReadRedirection()
    {
        var start = _at;
        var digits = "";
        while (char.IsAsciiDigit(Peek())) digits += text[_at++];
        var kind = IsRedirection(digits.Length > 0) ? ReadKind() : null;
        if (kind is not { } found)
        {
            _at = start;
            return null;
        }

        Count();
        if (digits.Length > LongestDescriptor) NotUnderstood("a descriptor of that many digits");
        SkipBlanks();
        var target = ReadWord();
        if (target is null) Unexpected();
        if (Problem is not null || target is null) return null;
        var redirection = new Redirection
        {
            Descriptor = digits.Length == 0 ? null : int.Parse(digits, CultureInfo.InvariantCulture),
            Kind = found,
            Target = target,
        };
        if (found is RedirectionKind.HereDocument or RedirectionKind.IndentedHereDocument) AddDocument(redirection);
        return redirection;
    }

    private bool IsRedirection(bool numbered) => Peek() switch
    {
        '<' or '>' => !NextIs('('),
        '&' => !numbered && NextIs('>'),
        _ => false,
    };

    private RedirectionKind? ReadKind() =>
        TakeIf("&>>") ? RedirectionKind.AppendBoth
        : TakeIf("&>") ? RedirectionKind.WriteBoth
        : TakeIf(">>") ? RedirectionKind.Append
        : TakeIf(">|") ? RedirectionKind.Clobber
        : TakeIf(">&") ? RedirectionKind.Duplicate
        : TakeIf(">") ? RedirectionKind.Write
        : TakeIf("<<<") ? RedirectionKind.HereString
        : TakeIf("<<-") ? RedirectionKind.IndentedHereDocument
        : TakeIf("<<") ? RedirectionKind.HereDocument
        : TakeIf("<&") ? RedirectionKind.DuplicateInput
        : TakeIf("<>") ? RedirectionKind.ReadWrite
        : TakeIf("<") ? RedirectionKind.Read
        : null;

    private void AddDocument(Redirection redirection)
    {
        if (redirection.Target is not { IsPosix: true, Literal: { } delimiter } || delimiter.Contains('\n'))
        {
            NotUnderstood("the delimiter of this here-document");
            return;
        }

        _documents.Add(redirection);
    }

    private void ReadDocuments()
    {
        if (_documentsOutside) NotUnderstood("a line that ends within a substitution while a here-document waits for it");
        foreach (var document in _documents)
        {
            if (Problem is null) document.Body = ReadDocument(document);
        }

        _documents.Clear();
    }

    private void CheckDocuments()
    {
        if (Problem is null && _documents.Count > 0) Unclosed($"The here-document {_documents[0].Target}", text.Length);
    }

    private Word ReadDocument(Redirection document)
    {
        var start = _at;
        var quoted = document.Target.Parts.Any(part => part is not LiteralPart);
        var body = new StringBuilder();
        while (_at < text.Length)
        {
            var end = text.IndexOf('\n', _at);
            var line = text.AsSpan(_at, (end < 0 ? text.Length : end) - _at);
            _at = end < 0 ? text.Length : end + 1;
            if (document.Kind == RedirectionKind.IndentedHereDocument) line = line.TrimStart('\t');
            if (line.SequenceEqual(document.Target.Literal)) return quoted ? new Word([new QuotedPart(body.ToString(), body.ToString(), false)]) : ReadExpanded(body.ToString(), start);
            if (!quoted && (line.Length - line.TrimEnd('\\').Length) % 2 == 1) NotUnderstood("a here-document whose line is continued by a backslash");
            body.Append(line).Append('\n');
        }

        Unclosed($"The here-document {document.Target}", start);
        return new Word([]);
    }

    private Word ReadExpanded(string body, int position)
    {
        var inner = new CommandReader(body, budget);
        var parts = inner.ReadQuoted(End);
        if (inner.Problem is { } problem) Fail(problem.Code, problem.Message, position);
        return new Word([new DoubleQuotedPart(parts, IsTranslated: false)]);
    }
}
