using System.Collections.Immutable;

namespace AetherFlow.Sandbox;

/// <content>One program with its arguments.</content>
internal sealed partial class CommandJudge
{
    private const int MostDepth = 12;

    /// <summary>Judges a command that another one runs, as a part of its own.</summary>
    private void JudgeInner(ImmutableArray<string?> words, Folders folders, bool isLaunched = false)
    {
        var findings = new Findings();
        var index = Reserve();
        if (words.Contains(null)) findings.Add(Finding.Ask("policy.not_literal", "Some of its arguments are known only when it runs."));
        JudgeWords(words, findings, folders, isLaunched);
        _parts[index] = Part(string.Join(' ', words.Select(word => word is null ? "…" : ShellQuoting.Quote(word))), findings);
    }

    /// <summary>Judges a text that another program gives to a shell.</summary>
    private void JudgeText(string text, Findings findings, Folders folders)
    {
        if (++_depth > MostDepth)
        {
            findings.Add(TooDeep());
        }
        else
        {
            var reading = ShellGrammar.Parse(text);
            if (reading.Command is { } command) JudgeList(command, folders);
            else findings.Add(Policy.Unread(reading.Problem!));
        }

        _depth--;
    }

    private static Finding TooDeep() => Finding.Deny("policy.too_deep", $"Commands run each other more than {MostDepth} deep.");

    private Folders JudgeWords(ImmutableArray<string?> words, Findings findings, Folders folders, bool isLaunched = false)
    {
        if (words.IsEmpty) return folders;
        if (words[0] is not { } first)
        {
            findings.Add(Finding.Ask("policy.not_literal", "Which program runs is known only when it runs."));
            return folders;
        }

        if (words.Any(word => word is not null && word.Any(c => char.IsControl(c) && c is not ('\n' or '\t'))))
        {
            findings.Add(Finding.Ask("policy.character", "An argument contains control characters."));
        }

        if (++_depth > MostDepth)
        {
            findings.Add(TooDeep());
            return folders;
        }

        var program = ProgramName.Of(first, place, _paths, folders);
        var after = JudgeProgram(program, words, findings, folders, isLaunched);
        _depth--;
        return after;
    }

    private Folders JudgeProgram(ProgramName program, ImmutableArray<string?> words, Findings findings, Folders folders, bool isLaunched)
    {
        var named = words.SetItem(0, program.Key);
        var reading = program.IsOfProject ? new ProgramReading { Arguments = [], Spelling = named } : ProgramReading.Read(named, ProgramTable.Known);
        var rule = rules.Find([reading.Spelling, named, words]);
        if (rules.Find([words.SetItem(0, program.Bare), reading.Spelling.SetItem(0, program.Bare)]) is { Verdict: Verdict.Deny } denied) rule = denied;
        var isNamedByRule = rule is { Verdict: Verdict.Allow } && rule.Words[0].Contains(words[0]!);
        if (program.Finding is not null && !(isNamedByRule && words[0]!.StartsWith('/'))) findings.Add(program.Finding);
        if (rule is not null || !isLaunched) AddRule(rule, reading, program, findings);
        if (program.IsOfProject) findings.Add(OfProject(program.Key));
        if (reading.Shape is null)
        {
            if (!program.IsOfProject) JudgeLoosely(words[1..], findings, folders);
            return folders;
        }

        return JudgeKnown(reading, words, findings, folders);
    }

    private static void AddRule(PolicyRule? rule, ProgramReading reading, ProgramName program, Findings findings)
    {
        if (rule is { Verdict: Verdict.Allow }) findings.AllowedBy = rule;
        if (rule is { Verdict: not Verdict.Allow })
        {
            var what = ShellQuoting.Quote(reading.Spelling.Take(rule.Words.Length).Select(word => word ?? "…"));
            var verdict = rule.Verdict == Verdict.Deny ? "is denied" : "is asked about";
            var why = rule.Justification.Length > 0 ? $": {rule.Justification}" : "";
            findings.Add(new Finding(rule.Verdict, "policy.rule", $"{what} {verdict} by a rule ({rule.Origin}){why}.") { Rule = rule });
        }
        else if (rule is null && !IsTransparent(reading))
        {
            var words = reading.Path.Length > 1 ? string.Join(' ', reading.Spelling.Take(reading.Path.Length)) : program.Key;
            findings.Add(Finding.Ask("policy.no_rule", $"No rule allows {ShellQuoting.Quote(words)}{(reading.UnknownCommand is { Length: > 0 } command ? " " + ShellQuoting.Quote(command) : "")}."));
        }
    }

    /// <summary>It only runs what is judged by itself.</summary>
    private static bool IsTransparent(ProgramReading reading) => reading.Shape?.Knowledge switch
    {
        { Operands: OperandRole.Command, Ask: null, Deny: null } known => reading.Arguments.Count(argument => argument.Kind == ArgumentKind.Operand) > known.Skip,
        { Operands: OperandRole.ShellScript } => reading.Has(OptionRole.CommandString),
        _ => false,
    };

    private Finding? OfProject(string what) => place.IsSandboxed
        ? _hasWritten ? Finding.Ask("policy.writes_then_runs", $"The command first writes files and then runs code of the project, by {ShellQuoting.Quote(what)}.") : null
        : Finding.Ask("policy.runs_project", $"{ShellQuoting.Quote(what)} runs code of the project, and no sandbox would hold it.");

    private Folders JudgeKnown(ProgramReading reading, ImmutableArray<string?> words, Findings findings, Folders folders)
    {
        var known = reading.Shape!.Knowledge;
        foreach (var shape in reading.Path)
        {
            if (shape.Knowledge.Deny is { } deny) findings.Add(Finding.Deny("policy.program_denied", $"{words[0]}: {deny}."));
            if (shape.Knowledge.Ask is { } ask) findings.Add(Finding.Ask("policy.program_asked", $"{words[0]}: {ask}."));
            NeedsHost |= shape.Knowledge.NeedsHost;
        }

        if (reading.UnknownCommand is { Length: > 0 } command)
        {
            findings.Add(Finding.Ask("policy.command_unknown", $"{words[0]} {ShellQuoting.Quote(command)} is not known."));
            JudgeLoosely(reading.Spelling, findings, folders);
        }

        if (known.Properties) JudgeProperties(words, findings, folders);
        var inFolders = folders;
        foreach (var argument in reading.Arguments)
        {
            if (argument.Kind != ArgumentKind.Operand) JudgeOption(argument, reading, findings, ref inFolders);
        }

        var isHelp = reading.Has(OptionRole.Help) && reading.Arguments.All(argument => argument.Role is OptionRole.Help or OptionRole.Flag && argument.Kind == ArgumentKind.Option);
        var isCommandString = known.Operands == OperandRole.ShellScript && IsTransparent(reading);
        if (!isHelp && !isCommandString && reading.Path.Any(shape => shape.Knowledge.RunsProject)) findings.Add(OfProject(words[0]!));
        var isLookup = reading.Has(OptionRole.Lookup);
        return isHelp || isLookup ? folders : JudgeOperands(reading, words, findings, inFolders);
    }

    private void JudgeOption(Argument argument, ProgramReading reading, Findings findings, ref Folders folders)
    {
        var program = reading.Spelling[0];
        if (argument.Kind == ArgumentKind.ShortenedOption)
        {
            findings.Add(Finding.Ask("policy.option_shortened", $"{program} {argument.Text} is a shortened option, of {argument.FullName} or of one that is not known."));
            return;
        }

        if (argument.Kind == ArgumentKind.UnknownOption)
        {
            if (reading.Shape!.Knowledge.AnyOption) JudgeLoosely([argument.Text, argument.Value], findings, folders);
            else findings.Add(Finding.Ask("policy.option_unknown", $"The option {argument.Text} of {program} is not known."));
            return;
        }

        switch (argument.Role)
        {
            case OptionRole.Define when argument.Value is { } definition:
                JudgeTarget(definition, findings, folders);
                break;
            case OptionRole.Read when argument.Value is "-" or "/dev/stdin" && reading.Path.Any(shape => shape.Knowledge.RunsProject):
                findings.Add(Finding.Ask("policy.runs_input", $"{program} would run what it reads."));
                break;
            case OptionRole.Read when argument.Value is { } path:
                findings.Add(_paths.Judge(path, PathRole.Read, folders.Places));
                break;
            case OptionRole.Output when argument.Value is { } path:
                findings.Add(_paths.Judge(path, PathRole.Write, folders.Places));
                break;
            case OptionRole.Write:
                findings.Add(Finding.Ask("policy.option_writes", $"The option {argument.Text} of {program} writes a file."));
                if (argument.Value is { } written) findings.Add(_paths.Judge(written, PathRole.Write, folders.Places));
                break;
            case OptionRole.Folder:
                folders = folders.Or(EnterFolder(argument.Value, findings, folders));
                break;
            case OptionRole.InPlace when argument.Value?.AsSpan().IndexOfAny('/', '*') >= 0:
                findings.Add(Finding.Ask("policy.option_writes", $"The option {argument.Text} of {program} writes to another folder."));
                break;
            case OptionRole.Variable when argument.Value is { } variable:
                findings.Add(VariableNames.Judge(variable.Split('=')[0]));
                break;
            case OptionRole.Shell when argument.Value is { } text:
                JudgeText(text, findings, folders);
                break;
            case OptionRole.Execute:
                findings.Add(Finding.Ask("policy.option_runs", $"The option {argument.Text} of {program} runs a command on what it finds."));
                JudgeInner([.. argument.Words.Select(word => word?.Contains("{}", StringComparison.Ordinal) == true ? null : word)], folders);
                break;
            case OptionRole.Run:
                findings.Add(Finding.Ask("policy.option_runs", $"The option {argument.Text} of {program} runs code or commands, or reaches further than the command says."));
                break;
        }
    }
}
