using System.Collections.Immutable;

namespace AetherFlow.Sandbox;

/// <summary>
/// Goes once through a text, from left to right. After the first problem it stands at the end of the text, where every
/// loop ends.
/// </summary>
internal sealed partial class CommandReader(string text, ReadingBudget budget)
{
    private const char End = '\0';

    private int _at;

    public CommandProblem? Problem { get; private set; }

    public Command ReadAll()
    {
        var command = ReadList();
        if (Problem is null && Peek() != End) Unexpected();
        CheckDocuments();
        if (Problem is null && command.Items.IsEmpty) Fail("command.empty", "There is no command.", 0);
        return command;
    }

    /// <summary>As <see cref="ReadAll"/>, but there may be nothing.</summary>
    private Command ReadInner()
    {
        var command = ReadList();
        if (Problem is null && Peek() != End) Unexpected();
        CheckDocuments();
        return command;
    }

    private Command ReadList()
    {
        var items = ImmutableArray.CreateBuilder<CommandItem>();
        if (Enter())
        {
            SkipLines();
            while (Problem is null && !IsListEnd())
            {
                var pipeline = ReadPipeline();
                if (Problem is not null) break;
                var connector = ReadConnector(out var ends);
                items.Add(new CommandItem(pipeline, connector));
                if (ends) break;
            }
        }

        budget.Leave();
        return new Command(items.DrainToImmutable());
    }

    private Command ReadBody()
    {
        var body = ReadList();
        if (Problem is null && body.Items.IsEmpty) Unexpected();
        return body;
    }

    private Connector ReadConnector(out bool ends)
    {
        ends = false;
        SkipBlanks();
        if (TakeIf("&&") || TakeIf("||"))
        {
            var connector = text[_at - 1] == '&' ? Connector.And : Connector.Or;
            SkipLines();
            if (IsListEnd()) Unexpected();
            return connector;
        }

        if (Peek() == ';' && !IsArmEnd())
        {
            _at++;
            SkipLines();
            return Connector.Then;
        }

        if (TakeIf('&'))
        {
            SkipLines();
            return Connector.Background;
        }

        ends = Peek() != '\n';
        SkipLines();
        return Connector.Then;
    }

    private Pipeline ReadPipeline()
    {
        var negated = PeekReserved() == "!";
        if (negated)
        {
            TakeIf('!');
            SkipBlanks();
            if (PeekReserved() == "!") NotUnderstood("`!` stands twice before a command");
        }

        var stages = ImmutableArray.CreateBuilder<Stage>();
        do
        {
            SkipLines();
            var stage = ReadStage();
            SkipBlanks();
            if (Peek() == '|' && NextIs('&'))
            {
                var errors = new Redirection { Descriptor = 2, Kind = RedirectionKind.Duplicate, Target = Word.OfText("1") };
                stage = stage with { Redirections = stage.Redirections.Add(errors) };
                stages.Add(stage);
                TakeIf("|&");
                continue;
            }

            stages.Add(stage);
            if (Peek() != '|' || NextIs('|')) break;
            _at++;
        }
        while (Problem is null);

        return new Pipeline(negated, stages.DrainToImmutable());
    }

    private bool IsListEnd() =>
        Peek() is End or ')' || IsArmEnd() || PeekReserved() is "then" or "do" or "done" or "fi" or "elif" or "else" or "esac" or "}";

    private bool IsArmEnd() => Peek() == ';' && (NextIs(';') || NextIs('&'));

    private bool Enter()
    {
        if (budget.Enter()) return true;
        Fail("command.too_deep", $"Commands are nested deeper than {CommandLimits.Depth} levels.", _at);
        return false;
    }

    private void Count()
    {
        if (!budget.Take()) Fail("command.too_many_parts", $"The command has more than {CommandLimits.Parts} parts.", _at);
    }

    private void NotUnderstood(string what) => Fail("command.not_understood", $"Not understood: {what}.", _at);

    private void Unclosed(string what, int position) => Fail("command.unclosed", $"{what} is not closed.", position);

    private void Unexpected()
    {
        var found = Peek() switch
        {
            End => "The command ends where something more is expected.",
            '\n' => "A new line is not expected here.",
            var c => $"`{PeekReserved() ?? c.ToString()}` is not expected here.",
        };
        Fail("command.syntax", found, _at);
    }

    private void Fail(string code, string message, int position)
    {
        Problem ??= new CommandProblem(code, message, Math.Min(position, text.Length));
        _at = text.Length;
    }
}
