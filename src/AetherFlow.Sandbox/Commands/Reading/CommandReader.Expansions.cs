using System.Text;

namespace AetherFlow.Sandbox;

/// <content>What begins with a dollar sign or a backtick.</content>
internal sealed partial class CommandReader
{
    private void ReadDollar(PartList parts, bool isQuoted)
    {
        var start = _at++;
        var c = Peek();
        if (c == '(') parts.Add(NextIs('(') ? ReadArithmetic(start) : ReadSubstitution(SubstitutionKind.Output));
        else if (c == '{') parts.Add(ReadBraced(start, isQuoted));
        else if (c == '[') NotUnderstood("`$[`");
        else if (c == '\'' && !isQuoted) parts.Add(ReadAnsiQuoted(start));
        else if (c == '"' && !isQuoted) parts.Add(ReadDoubleQuoted(isTranslated: true));
        else if (BeginsName(c)) parts.Add(ReadParameter(start));
        else if (char.IsAsciiDigit(c) || IsSpecialParameter(c)) parts.Add(new ParameterPart($"${text[_at++]}", c.ToString(), []));
        else if (isQuoted) parts.Add('$');
        else parts.Add(new QuotedPart("\\$", "$", IsAnsi: false));
    }

    private static bool IsSpecialParameter(char c) => c is '@' or '*' or '#' or '?' or '-' or '$' or '!';

    private ParameterPart ReadParameter(int start)
    {
        var name = ReadName();
        return new ParameterPart(text[start.._at], name, []);
    }

    private ParameterPart ReadBraced(int start, bool isQuoted)
    {
        Expect('{');
        Count();
        if (Peek() is ' ' or '\t' or '\n' or '|' or '!') NotUnderstood("this kind of ${…}");
        var prefix = Peek() == '#' && !NextIs('}') ? text[_at++].ToString() : "";
        var name = ReadName();
        if (name.Length == 0)
        {
            while (char.IsAsciiDigit(Peek())) name += text[_at++];
            if (name.Length == 0 && IsSpecialParameter(Peek())) name += text[_at++];
        }

        if (Problem is null && (name.Length == 0 || Peek() == '[')) NotUnderstood("this kind of ${…}");
        var parts = new PartList();
        if (Enter())
        {
            while (Peek() is var c && c is not (End or '}'))
            {
                if (isQuoted && c is '\'' or '"') NotUnderstood("quotes within ${…} within quotes");
                else if (c is '<' or '>' && NextIs('(')) NotUnderstood("a substitution within ${…}");
                else if (c == '$') ReadDollar(parts, isQuoted);
                else if (c == '`') parts.Add(ReadBackticks(isQuoted));
                else ReadPart(c, parts);
            }
        }

        budget.Leave();
        if (!TakeIf('}')) Unclosed("`${`", start);
        return new ParameterPart(Problem is null ? text[start.._at] : "", prefix + name, parts.Drain());
    }

    private ArithmeticPart ReadArithmetic(int start)
    {
        TakeIf("((");
        Count();
        var parts = new PartList();
        var open = 0;
        if (Enter())
        {
            while (Peek() is var c && c != End && !(c == ')' && open == 0))
            {
                if (c is '\'' or '"' or '\\') NotUnderstood("quotes within arithmetic");
                else if (c == '$') ReadDollar(parts, isQuoted: true);
                else if (c == '`') parts.Add(ReadBackticks(isQuoted: true));
                else AddDigit(c);
            }
        }

        budget.Leave();
        if (Problem is null && Peek() == End) Unclosed("`$((`", start);
        if (Problem is null && !TakeIf("))")) NotUnderstood("`$((` that may be a substitution");
        return new ArithmeticPart(Problem is null ? text[start.._at] : "", parts.Drain());

        void AddDigit(char c)
        {
            open += c switch { '(' => 1, ')' => -1, _ => 0 };
            parts.Add(c);
            _at++;
        }
    }

    private SubstitutionPart ReadSubstitution(SubstitutionKind kind)
    {
        var start = _at;
        Expect('(');
        Count();
        var (documents, outside) = (_documents, _documentsOutside);
        _documentsOutside |= documents.Count > 0;
        _documents = [];
        var command = ReadList();
        CheckDocuments();
        (_documents, _documentsOutside) = (documents, outside);
        if (Problem is null && Peek() == End) Unclosed("A substitution", start);
        Expect(')');
        return new SubstitutionPart(kind, command);
    }

    private SubstitutionPart ReadBackticks(bool isQuoted)
    {
        var start = _at++;
        Count();
        var content = new StringBuilder();
        while (_at < text.Length && text[_at] != '`')
        {
            if (text[_at] == '\\' && _at + 1 < text.Length)
            {
                var next = text[++_at];
                if (isQuoted && next == '"') NotUnderstood("an escaped quote within backticks within quotes");
                else if (next is not ('`' or '\\' or '$')) content.Append('\\');
                if (_at >= text.Length) break;
            }

            content.Append(text[_at++]);
        }

        if (_at >= text.Length)
        {
            Unclosed("A backtick", start);
            return new SubstitutionPart(SubstitutionKind.Output, new Command([]));
        }

        _at++;
        var inner = new CommandReader(content.ToString(), budget);
        var command = Enter() ? inner.ReadInner() : new Command([]);
        budget.Leave();
        if (inner.Problem is { } problem) Fail(problem.Code, $"Within backticks: {problem.Message}", start);
        return new SubstitutionPart(SubstitutionKind.Output, command);
    }
}
