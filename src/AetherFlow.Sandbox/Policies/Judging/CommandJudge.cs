using System.Collections.Immutable;

namespace AetherFlow.Sandbox;

/// <summary>Goes through the tree of one command and finds what speaks against each of its parts.</summary>
internal sealed partial class CommandJudge(RuleIndex rules, PolicyPlace place)
{
    private readonly PathJudge _paths = new(place);
    private readonly List<JudgedPart?> _parts = [];
    private int _depth;

    /// <summary>An earlier part of the command puts content into files.</summary>
    private bool _hasWritten;

    public bool NeedsHost { get; private set; }

    public ImmutableArray<JudgedPart> Judge(Command command)
    {
        var start = place.WorkingDirectory ?? place.Workspace;
        var folders = _paths.Judge(start, PathRole.Folder, [place.Workspace]);
        if (folders is not null) _parts.Add(new JudgedPart(start, folders.Verdict, folders.Code, $"The working directory: {folders.Reason}"));
        JudgeList(command, Folders.Of(start));
        return [.. _parts.OfType<JudgedPart>()];
    }

    private Folders JudgeList(Command command, Folders folders)
    {
        var current = folders;
        var seen = folders;
        var hadOr = false;
        foreach (var (pipeline, connector) in command.Items)
        {
            var after = JudgePipeline(pipeline, current, connector == Connector.Background);
            seen = seen.Or(after);
            hadOr = connector == Connector.Or || (hadOr && connector == Connector.And);
            current = connector == Connector.And && !hadOr && !pipeline.Negated ? after : seen;
        }

        return current;
    }

    private Folders JudgePipeline(Pipeline pipeline, Folders folders, bool isBackground)
    {
        if (isBackground) AddPart("&", Finding.Ask("policy.not_plain", "A command that goes on in the background needs a shell."));
        foreach (var stage in pipeline.Stages)
        {
            var after = stage is SimpleCommand simple ? JudgeSimple(simple, folders) : JudgeCompound((CompoundCommand)stage, folders);
            if (pipeline.Stages.Length == 1 && !isBackground) return after;
        }

        return folders;
    }

    private Folders JudgeCompound(CompoundCommand compound, Folders folders)
    {
        var findings = new Findings();
        findings.Add(Finding.Ask("policy.not_plain", "Groups, conditions, loops and functions need a shell, so a person should see them."));
        var index = Reserve();
        foreach (var word in compound.OwnWords) JudgeWord(word, findings, folders);
        JudgeRedirections(compound, findings, folders);
        var inner = folders;
        foreach (var command in compound.Commands) inner = inner.Or(JudgeList(command, inner));
        _parts[index] = Part(CommandPrinter.Print(compound), findings);
        // A loop may change the folder any number of times.
        return compound is GroupCommand { IsSubshell: true } or FunctionCommand ? folders : inner.IsSame(folders) ? folders : Folders.Unknown;
    }

    private Folders JudgeSimple(SimpleCommand simple, Folders folders)
    {
        var findings = new Findings();
        var index = Reserve();
        foreach (var assignment in simple.Assignments)
        {
            findings.Add(VariableNames.Judge(assignment.Name));
            if (assignment.Appends) findings.Add(Finding.Ask("policy.not_plain", "`+=` is understood only by some shells."));
            JudgeWord(assignment.Value, findings, folders);
        }

        if (simple.Words.IsEmpty) findings.Add(Finding.Ask("policy.not_plain", "There is no program: only variables for what follows, or redirections, which need a shell."));
        foreach (var word in simple.Words) JudgeWord(word, findings, folders);
        JudgeRedirections(simple, findings, folders);
        var after = JudgeWords([.. simple.Words.Select(word => word.Literal)], findings, folders);
        _parts[index] = Part(CommandPrinter.Print(simple), findings);
        return after;
    }

    private void JudgeWord(Word word, Findings findings, Folders folders)
    {
        if (word is { IsPosix: true, Literal: not null }) return;
        findings.Add(word.Literal is null
            ? Finding.Ask("policy.not_literal", $"What {word} becomes is known only when it runs ({Describe(word.Expansions)}).")
            : Finding.Ask("policy.not_plain", $"The quotes of {word} are understood only by some shells."));
        foreach (var part in word.AllParts().OfType<SubstitutionPart>()) JudgeList(part.Command, folders);
    }

    private static string Describe(WordExpansions expansions) => expansions.ToString().ToLowerInvariant();

    private void JudgeRedirections(Stage stage, Findings findings, Folders folders)
    {
        foreach (var redirection in stage.Redirections)
        {
            if (redirection.IsHarmless) continue;
            JudgeWord(redirection.Target, findings, folders);
            if (redirection.Body is { } body) JudgeWord(body, findings, folders);
            findings.Add(Finding.Ask("policy.not_plain", "A redirection of a file needs a shell, so a person should see it."));
            if (redirection.Target.Literal is { } target && RoleOf(redirection.Kind, target) is { } role) findings.Add(_paths.Judge(target, role, folders.Places));
        }
    }

    private static PathRole? RoleOf(RedirectionKind kind, string target) => kind switch
    {
        RedirectionKind.Read => PathRole.Read,
        RedirectionKind.HereDocument or RedirectionKind.IndentedHereDocument or RedirectionKind.HereString => null,
        RedirectionKind.Duplicate or RedirectionKind.DuplicateInput when target.TrimEnd('-').All(char.IsAsciiDigit) => null,
        _ => PathRole.Write,
    };

    private int Reserve()
    {
        _parts.Add(null);
        return _parts.Count - 1;
    }

    private void AddPart(string text, Finding finding)
    {
        var findings = new Findings();
        findings.Add(finding);
        _parts.Add(Part(text, findings));
    }

    private static JudgedPart Part(string text, Findings findings) => findings.Worst is { } worst
        ? new JudgedPart(text, worst.Verdict, worst.Code, worst.Reason) { Rule = worst.Rule }
        : new JudgedPart(text, Verdict.Allow, "policy.allowed", "Nothing speaks against it.") { Rule = findings.AllowedBy };
}
