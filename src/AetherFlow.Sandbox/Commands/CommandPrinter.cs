using System.Globalization;
using System.Text;

namespace AetherFlow.Sandbox;

/// <summary>Writes a tree as a text that is read back as the same tree.</summary>
internal sealed class CommandPrinter
{
    private readonly StringBuilder _text = new();
    private readonly List<Redirection> _documents = [];

    public static string Print(Command command)
    {
        var printer = new CommandPrinter();
        printer.Write(command);
        return printer._text.ToString();
    }

    public static string Print(Stage stage)
    {
        var printer = new CommandPrinter();
        printer.Write(stage);
        printer.WriteDocuments();
        return printer._text.ToString();
    }

    public static string Print(Word word)
    {
        var printer = new CommandPrinter();
        printer.Write(word);
        return printer._text.ToString();
    }

    private void Write(Command command)
    {
        for (var i = 0; i < command.Items.Length; i++)
        {
            var (pipeline, connector) = command.Items[i];
            var isLast = i == command.Items.Length - 1;
            Write(pipeline);
            _text.Append(connector switch
            {
                Connector.And => " && ",
                Connector.Or => " || ",
                Connector.Background => isLast || _documents.Count > 0 ? " &" : " & ",
                _ => isLast || _documents.Count > 0 ? "" : "; ",
            });
            if (isLast || connector is Connector.Then or Connector.Background) WriteDocuments();
        }
    }

    private void Write(Pipeline pipeline)
    {
        if (pipeline.Negated) _text.Append("! ");
        for (var i = 0; i < pipeline.Stages.Length; i++)
        {
            if (i > 0) _text.Append(" | ");
            Write(pipeline.Stages[i]);
        }
    }

    private void Write(Stage stage)
    {
        var start = _text.Length;
        switch (stage)
        {
            case SimpleCommand simple:
                foreach (var assignment in simple.Assignments) Join(start).Append(assignment.Name).Append(assignment.Appends ? "+=" : "=").Append(Print(assignment.Value));
                foreach (var word in simple.Words) Join(start).Append(Print(word));
                break;
            case GroupCommand { IsSubshell: true } group:
                _text.Append("( ");
                Write(group.Body);
                _text.Append(" )");
                break;
            case GroupCommand group:
                _text.Append("{ ");
                WriteBody(group.Body, "}");
                break;
            case IfCommand choice:
                WriteIf(choice);
                break;
            case LoopCommand loop:
                _text.Append(loop.IsUntil ? "until " : "while ");
                WriteBody(loop.Condition, "do ");
                WriteBody(loop.Body, "done");
                break;
            case ForCommand loop:
                _text.Append("for ").Append(loop.Variable);
                if (loop.Values is { } values) _text.Append(" in").Append(string.Concat(values.Select(value => " " + Print(value))));
                _text.Append("; do ");
                WriteBody(loop.Body, "done");
                break;
            case CaseCommand choice:
                WriteCase(choice);
                break;
            case FunctionCommand function:
                _text.Append(function.Name).Append("() ");
                Write(function.Body);
                break;
        }

        foreach (var redirection in stage.Redirections) Write(redirection, start);
    }

    private void WriteIf(IfCommand choice)
    {
        for (var i = 0; i < choice.Branches.Length; i++)
        {
            _text.Append(i == 0 ? "if " : "elif ");
            WriteBody(choice.Branches[i].Condition, "then ");
            WriteBody(choice.Branches[i].Body, "");
        }

        if (choice.Otherwise is not null)
        {
            _text.Append("else ");
            WriteBody(choice.Otherwise, "");
        }

        _text.Append("fi");
    }

    private void WriteCase(CaseCommand choice)
    {
        _text.Append("case ").Append(Print(choice.Subject)).Append(" in ");
        foreach (var arm in choice.Arms)
        {
            _text.Append('(').AppendJoin(" | ", arm.Patterns.Select(Print)).Append(") ");
            Write(arm.Body);
            _text.Append(' ').Append(arm.End).Append(' ');
        }

        _text.Append("esac");
    }

    private void WriteBody(Command body, string end)
    {
        Write(body);
        _text.Append(_text[^1] switch { '\n' => "", '&' => " ", _ => "; " }).Append(end);
    }

    private StringBuilder Join(int start) => _text.Length == start ? _text : _text.Append(' ');

    private void Write(Redirection redirection, int start)
    {
        var target = Print(redirection.Target);
        // Beside the operator it would be a part of it: the target of `> >(a)`, the delimiter of `<< -a`.
        var isApart = target is ['<' or '>', ..] || (redirection.Kind == RedirectionKind.HereDocument && target is ['-', ..]);
        Join(start).Append(redirection.Descriptor?.ToString(CultureInfo.InvariantCulture)).Append(redirection.Kind switch
        {
            RedirectionKind.Read => "<",
            RedirectionKind.Write => ">",
            RedirectionKind.Append => ">>",
            RedirectionKind.Clobber => ">|",
            RedirectionKind.ReadWrite => "<>",
            RedirectionKind.Duplicate => ">&",
            RedirectionKind.DuplicateInput => "<&",
            RedirectionKind.WriteBoth => "&>",
            RedirectionKind.AppendBoth => "&>>",
            RedirectionKind.HereDocument => "<<",
            RedirectionKind.IndentedHereDocument => "<<-",
            _ => "<<<",
        }).Append(isApart ? " " : "").Append(target);
        if (redirection.Body is not null) _documents.Add(redirection);
    }

    private void WriteDocuments()
    {
        if (_documents.Count == 0) return;
        _text.Append('\n');
        foreach (var document in _documents)
        {
            foreach (var part in document.Body!.Parts)
            {
                if (part is DoubleQuotedPart quoted) WriteQuoted(quoted, "\\$`");
                else _text.Append(((QuotedPart)part).Source);
            }

            _text.Append(document.Target.Literal).Append('\n');
        }

        _documents.Clear();
    }

    private void Write(Word word)
    {
        foreach (var part in word.Parts) Write(part);
    }

    private void Write(WordPart part)
    {
        switch (part)
        {
            case LiteralPart literal:
                _text.Append(literal.Text);
                break;
            case QuotedPart quoted:
                _text.Append(quoted.Source);
                break;
            case DoubleQuotedPart quoted:
                _text.Append(quoted.IsTranslated ? "$\"" : "\"");
                WriteQuoted(quoted, "\\$`\"");
                _text.Append('"');
                break;
            case ParameterPart parameter:
                _text.Append(parameter.Source);
                break;
            case ArithmeticPart arithmetic:
                _text.Append(arithmetic.Source);
                break;
            case SubstitutionPart substitution:
                _text.Append(substitution.Kind switch { SubstitutionKind.ReadFrom => "<( ", SubstitutionKind.WriteTo => ">( ", _ => "$( " })
                    .Append(Print(substitution.Command)).Append(" )");
                break;
        }
    }

    private void WriteQuoted(DoubleQuotedPart quoted, string escaped)
    {
        foreach (var part in quoted.Parts)
        {
            if (part is not LiteralPart literal)
            {
                Write(part);
                continue;
            }

            foreach (var c in literal.Text)
            {
                if (escaped.Contains(c)) _text.Append('\\');
                _text.Append(c);
            }
        }
    }
}
