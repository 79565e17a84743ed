using System.Collections.Immutable;

namespace AetherFlow.Sandbox;

/// <content>The arguments of a program that are no options.</content>
internal sealed partial class CommandJudge
{
    private Folders JudgeOperands(ProgramReading reading, ImmutableArray<string?> words, Findings findings, Folders folders)
    {
        var known = reading.Shape!.Knowledge;
        var operands = reading.Arguments.Where(argument => argument.Kind == ArgumentKind.Operand).ToList();
        JudgeLoosely([.. operands.Take(known.Skip).Select(operand => operand.Text)], findings, folders);
        var rest = operands.Skip(known.Skip).ToList();
        if (known.ResponseFiles && words.Any(word => word is ['@', ..])) findings.Add(Finding.Ask("policy.option_unknown", "A response file (@…) holds more arguments."));
        switch (known.Operands)
        {
            case OperandRole.None when rest.Count > 0:
                findings.Add(Finding.Ask("policy.operand", $"{words[0]} is not known to take {ShellQuoting.Quote(rest[0].Text ?? "…")}."));
                break;
            case OperandRole.Any:
                JudgeLoosely([.. rest.Select(operand => operand.Text)], findings, folders);
                break;
            case OperandRole.Addresses:
                JudgeLoosely([.. rest.Select(operand => operand.Text)], findings, folders);
                if (rest.Any(operand => operand.Text?.Contains("::", StringComparison.Ordinal) == true)) findings.Add(Finding.Ask("policy.option_runs", $"{words[0]} runs a program for an address with `::`."));
                break;
            case OperandRole.Targets:
                foreach (var operand in rest) JudgeTarget(operand.Text, findings, folders);
                break;
            case OperandRole.Launch:
                if (rest.Count > 0) JudgeInner(words[rest[0].Index..], folders, isLaunched: true);
                else findings.Add(Finding.Ask("policy.runs_input", $"{words[0]} would run what it reads."));
                break;
            case OperandRole.Make:
                foreach (var operand in rest.Where(operand => operand.Text is not null)) findings.Add(_paths.Judge(operand.Text!, PathRole.Write, folders.Places));
                break;
            case OperandRole.Read or OperandRole.Write or OperandRole.Copy or OperandRole.Search or OperandRole.Sed:
                JudgePaths(known.Operands, rest, reading, findings, folders);
                break;
            case OperandRole.Script or OperandRole.ShellScript:
                JudgeScript(reading, rest, findings, folders);
                break;
            case OperandRole.Command:
                JudgeCommand(known, rest.Count == 0 ? [] : words[rest[0].Index..], findings, folders);
                return words[0] is "builtin" or "command" && rest is [{ Text: "cd" }, ..] ? Folders.Unknown : folders;
            case OperandRole.ShellText:
                if (rest.Any(operand => operand.Text is null)) findings.Add(Finding.Ask("policy.not_literal", "What the shell would be given is known only when it runs."));
                else if (rest.Count > 0) JudgeText(string.Join(' ', rest.Select(operand => operand.Text)), findings, folders);
                break;
            case OperandRole.Variables:
                foreach (var operand in rest)
                {
                    if (operand.Text?.Contains('=', StringComparison.Ordinal) == true) findings.Add(VariableNames.Judge(operand.Text.Split('=')[0].TrimEnd('+')));
                }

                break;
            case OperandRole.Folder:
                return rest.Count == 1 ? EnterFolder(rest[0].Text, findings, folders) : EnterFolder("~", findings, folders);
        }

        return folders;
    }

    private void JudgePaths(OperandRole role, List<Argument> operands, ProgramReading reading, Findings findings, Folders folders)
    {
        var patterns = reading.Arguments.Where(argument => argument is { Kind: ArgumentKind.Option, Role: OptionRole.Pattern }).ToList();
        var isFirstPattern = role is OperandRole.Search or OperandRole.Sed && patterns.Count == 0 && !reading.Has(OptionRole.Complete);
        if (role == OperandRole.Sed)
        {
            foreach (var script in patterns.Select(pattern => pattern.Value).Concat(isFirstPattern ? operands.Take(1).Select(operand => operand.Text) : []))
            {
                if (script is null || !SedScript.IsHarmless(script)) findings.Add(Finding.Ask("policy.script", $"The sed script {ShellQuoting.Quote(script ?? "…")} is not known to only print and change text."));
            }
        }

        var isInPlace = reading.Has(OptionRole.InPlace);
        _hasWritten |= role is OperandRole.Copy or OperandRole.Write && reading.Has(OptionRole.Output);
        var paths = operands.Skip(isFirstPattern ? 1 : 0).ToList();
        for (var i = 0; i < paths.Count; i++)
        {
            var writes = role == OperandRole.Write || isInPlace || (role == OperandRole.Copy && i > 0 && i == paths.Count - 1);
            _hasWritten |= writes;
            if (paths[i].Text is { } path) findings.Add(_paths.Judge(path, writes ? PathRole.Write : PathRole.Read, folders.Places));
        }
    }

    /// <summary>A variable's value becomes part of the commands of a build, so it may be no more than a word.</summary>
    private void JudgeTarget(string? target, Findings findings, Folders folders)
    {
        JudgeLoosely([target], findings, folders);
        var equals = target?.IndexOf('=') ?? -1;
        if (target is null || equals < 0) return;
        var name = target[..equals].TrimEnd(':', '?', '+', '!');
        if (VariableNames.Judge(name) is { Verdict: Verdict.Deny } denied) findings.Add(denied);
        var value = target[(equals + 1)..];
        if (name.StartsWith('.') || (value.Length > 0 && !ShellQuoting.IsBare(value))) findings.Add(Finding.Ask("policy.variable_unknown", $"The build's variable {ShellQuoting.Quote(target)} is more than a word."));
        else if (rules.Find([[Path.GetFileName(value)]]) is { Verdict: Verdict.Deny } rule) findings.Add(new Finding(Verdict.Deny, "policy.rule", $"The rule “{rule}” holds for the value of {name}.") { Rule = rule });
    }

    /// <summary>Properties of MSBuild: <c>-p:A=B;C=D</c>, with one dash, two or a slash.</summary>
    private void JudgeProperties(ImmutableArray<string?> words, Findings findings, Folders folders)
    {
        for (var i = 1; i < words.Length; i++)
        {
            if (words[i] is not ['-' or '/', ..] || words[i]!.TrimStart('-', '/') is not { } option) continue;
            var end = option.AsSpan().IndexOfAny(':', '=');
            if ((end < 0 ? option : option[..end]).ToUpperInvariant() is not ("P" or "PROPERTY")) continue;
            var definitions = end >= 0 ? option[(end + 1)..] : i + 1 < words.Length ? words[i + 1] : null;
            foreach (var definition in definitions?.Split(';', ',') ?? []) JudgeTarget(definition, findings, folders);
        }
    }

    private void JudgeScript(ProgramReading reading, List<Argument> operands, Findings findings, Folders folders)
    {
        var first = operands.Count == 0 ? null : operands[0].Text;
        if (IsTransparent(reading))
        {
            if (first is not null) JudgeText(first, findings, folders);
            else findings.Add(Finding.Ask("policy.not_literal", "What the shell would be given is known only when it runs."));
        }
        else if (first is null or "-" or "/dev/stdin" or ['+', ..])
        {
            if (reading.UnknownCommand is null && !reading.Has(OptionRole.Complete)) findings.Add(Finding.Ask("policy.runs_input", $"{reading.Spelling[0]} would run what it reads, or what is known only when it runs."));
        }
        else
        {
            findings.Add(_paths.Judge(first, PathRole.Read, folders.Places));
        }
    }

    private void JudgeCommand(ProgramKnowledge known, ImmutableArray<string?> words, Findings findings, Folders folders)
    {
        while (known.Assigns && words is [{ } word, ..] && word.IndexOf('=') is var equals and > 0 && !word.StartsWith('-'))
        {
            findings.Add(VariableNames.Judge(word[..equals]));
            words = words[1..];
        }

        if (words.IsEmpty) return;
        JudgeInner(known.Appends ? words.Add(null) : words, folders);
    }

    /// <summary>The folders after a change into one, which must be in the workspace.</summary>
    private Folders EnterFolder(string? path, Findings findings, Folders folders)
    {
        if (path is null or "" or "-" or "~")
        {
            findings.Add(Finding.Ask("policy.folder_unknown", "The command changes into a folder that is known only when it runs."));
            return Folders.Unknown;
        }

        findings.Add(_paths.Judge(path, PathRole.Folder, folders.Places));
        if (folders.Places is not { } places) return Folders.Unknown;
        var entered = places.Select(folder => _paths.Enter(folder, path)).ToList();
        return entered.Contains(null) ? Folders.Unknown : new Folders([.. entered.Select(folder => folder!).Distinct()]);
    }

    /// <summary>Words of which only paths matter that lead out of the workspace or to protected names.</summary>
    private void JudgeLoosely(IEnumerable<string?> words, Findings findings, Folders folders)
    {
        foreach (var word in words)
        {
            if (string.IsNullOrEmpty(word)) continue;
            findings.Add(_paths.Judge(word, PathRole.Read, folders.Places));
            var equals = word.IndexOf('=');
            if (equals > 0) findings.Add(_paths.Judge(word[(equals + 1)..], PathRole.Read, folders.Places));
            if (word is ['-', ..] && word.IndexOf(':') is var colon and > 0) findings.Add(_paths.Judge(word[(colon + 1)..], PathRole.Read, folders.Places));
        }
    }
}
