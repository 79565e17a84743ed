using System.Collections.Immutable;

namespace AetherFlow.Sandbox;

/// <content>Simple and compound commands.</content>
internal sealed partial class CommandReader
{
    private Stage ReadStage()
    {
        Count();
        if (Peek() == '(') return WithRedirections(ReadSubshell());
        switch (PeekReserved())
        {
            case null:
                return ReadSimple();
            case "{":
                return WithRedirections(ReadBraces());
            case "if":
                return WithRedirections(ReadIf());
            case "while":
                return WithRedirections(ReadLoop("while"));
            case "until":
                return WithRedirections(ReadLoop("until"));
            case "for":
                return WithRedirections(ReadFor());
            case "case":
                return WithRedirections(ReadCase());
            case { } word when ReservedWords.IsOfBashOnly(word):
                NotUnderstood($"`{word}`, which only some shells have");
                return new SimpleCommand();
            default:
                Unexpected();
                return new SimpleCommand();
        }
    }

    private Stage ReadSimple()
    {
        var assignments = ImmutableArray.CreateBuilder<Assignment>();
        var words = ImmutableArray.CreateBuilder<Word>();
        var redirections = ImmutableArray.CreateBuilder<Redirection>();
        while (Problem is null)
        {
            SkipBlanks();
            if (ReadRedirection() is { } redirection)
            {
                redirections.Add(redirection);
            }
            else if (words.Count == 0 && ReadAssignment() is { } assignment)
            {
                assignments.Add(assignment);
            }
            else
            {
                // Behind an assignment a reserved word would be a program's name; nobody means that.
                if (words.Count == 0 && PeekReserved() is not null) Unexpected();
                if (ReadWord() is not { } word) break;
                words.Add(word);
                if (IsDescriptorName(word) && Peek() is '<' or '>') NotUnderstood("a redirection of a named descriptor, {name}>");
            }

            SkipBlanks();
            if (Peek() != '(') continue;
            if (words.Count == 1 && assignments.Count + redirections.Count == 0 && words[0].Bare is { } name) return ReadFunction(name);
            break;
        }

        if (Peek() == '(' || assignments.Count + words.Count + redirections.Count == 0) Unexpected();
        return new SimpleCommand
        {
            Assignments = assignments.DrainToImmutable(),
            Words = words.DrainToImmutable(),
            Redirections = redirections.DrainToImmutable(),
        };
    }

    private Assignment? ReadAssignment()
    {
        var start = _at;
        var name = ReadName();
        var appends = name.Length > 0 && Peek() == '+' && NextIs('=');
        if (appends) TakeIf('+');
        if (name.Length == 0 || !TakeIf('='))
        {
            _at = start;
            return null;
        }

        Count();
        if (Peek() == '(') NotUnderstood("an array");
        return new Assignment(name, appends, ReadWord() ?? new Word([]));
    }

    private FunctionCommand ReadFunction(string name)
    {
        Expect('(');
        SkipBlanks();
        Expect(')');
        SkipLines();
        if (!BeginsName(name[0]) || !name.All(ContinuesName)) NotUnderstood($"a function named {name}");
        if (Problem is null && ReadStage() is CompoundCommand body) return new FunctionCommand(name, body);
        if (Problem is null) NotUnderstood("a function without braces");
        return new FunctionCommand(name, new GroupCommand(false, new Command([])));
    }

    private static bool IsDescriptorName(Word word) => word.Bare is ['{', var first, .. var rest, '}'] && BeginsName(first) && rest.All(ContinuesName);

    private CompoundCommand WithRedirections(CompoundCommand command)
    {
        var redirections = ImmutableArray.CreateBuilder<Redirection>();
        while (Problem is null)
        {
            SkipBlanks();
            if (ReadRedirection() is not { } redirection) break;
            redirections.Add(redirection);
        }

        if (Problem is null && !EndsWord(Peek())) Unexpected();
        return command with { Redirections = redirections.DrainToImmutable() };
    }
}
