using System.Collections.Immutable;

namespace AetherFlow.Sandbox;

/// <content>Groups, choices and loops.</content>
internal sealed partial class CommandReader
{
    private GroupCommand ReadSubshell()
    {
        var start = _at;
        Expect('(');
        if (Peek() == '(') NotUnderstood("`((`, which is arithmetic for some shells");
        var body = ReadBody();
        if (Problem is null && Peek() == End) Unclosed("`(`", start);
        Expect(')');
        return new GroupCommand(true, body);
    }

    private GroupCommand ReadBraces()
    {
        var start = _at;
        Expect("{");
        var body = ReadBody();
        if (Problem is null && Peek() == End) Unclosed("`{`", start);
        Expect("}");
        return new GroupCommand(false, body);
    }

    private IfCommand ReadIf()
    {
        var branches = ImmutableArray.CreateBuilder<IfBranch>();
        Expect("if");
        do
        {
            var condition = ReadBody();
            Expect("then");
            branches.Add(new IfBranch(condition, ReadBody()));
        }
        while (Problem is null && PeekReserved() == "elif" && TakeIf("elif"));

        Command? otherwise = null;
        if (PeekReserved() == "else")
        {
            Expect("else");
            otherwise = ReadBody();
        }

        Expect("fi");
        return new IfCommand(branches.DrainToImmutable(), otherwise);
    }

    private LoopCommand ReadLoop(string kind)
    {
        Expect(kind);
        var condition = ReadBody();
        return new LoopCommand(kind == "until", condition, ReadDo());
    }

    private ForCommand ReadFor()
    {
        Expect("for");
        SkipBlanks();
        if (Peek() == '(') NotUnderstood("`for ((`");
        var variable = ReadName();
        if (variable.Length == 0 || !EndsWord(Peek())) Unexpected();
        SkipLines();
        ImmutableArray<Word>? values = null;
        if (PeekReserved() == "in")
        {
            Expect("in");
            values = ReadWords();
        }

        SkipBlanks();
        if (!IsArmEnd()) TakeIf(';');
        SkipLines();
        return new ForCommand(variable, values, ReadDo());
    }

    private CaseCommand ReadCase()
    {
        Expect("case");
        SkipBlanks();
        var subject = ReadWord();
        if (subject is null) Unexpected();
        SkipLines();
        Expect("in");
        SkipLines();
        var arms = ImmutableArray.CreateBuilder<CaseArm>();
        while (Problem is null && PeekReserved() != "esac") arms.Add(ReadArm());
        Expect("esac");
        return new CaseCommand(subject ?? new Word([]), arms.DrainToImmutable());
    }

    private CaseArm ReadArm()
    {
        TakeIf('(');
        var patterns = ImmutableArray.CreateBuilder<Word>();
        do
        {
            SkipBlanks();
            if (ReadWord() is { } pattern) patterns.Add(pattern);
            else Unexpected();
            SkipBlanks();
        }
        while (Problem is null && TakeIf('|'));

        Expect(')');
        var body = ReadList();
        var end = TakeIf(";;&") ? ";;&" : TakeIf(";;") ? ";;" : TakeIf(";&") ? ";&" : ";;";
        SkipLines();
        return new CaseArm(patterns.DrainToImmutable(), body, end);
    }

    private Command ReadDo()
    {
        Expect("do");
        var body = ReadBody();
        Expect("done");
        return body;
    }

    private ImmutableArray<Word> ReadWords()
    {
        var words = ImmutableArray.CreateBuilder<Word>();
        while (Problem is null)
        {
            SkipBlanks();
            if (ReadWord() is not { } word) break;
            words.Add(word);
        }

        return words.DrainToImmutable();
    }
}
