using System.Collections.Frozen;
using System.Collections.Immutable;

namespace AetherFlow.Sandbox;

/// <summary>Makes of a tree what runs without a shell asking what it means, where that is the same thing.</summary>
internal static class PlainCommands
{
    /// <summary>What a list needs none of a shell's state for, and what bash does itself.</summary>
    private static readonly FrozenSet<string> Simple = FrozenSet.ToFrozenSet(["cd", "echo", "printf", "true", "false", "test", "[", "pwd", "command", "type", "kill", ":"]);

    /// <summary>
    /// These change the shell that reads the rest of the text, or are words of its grammar, so only the whole text means
    /// what they mean.
    /// </summary>
    private static readonly FrozenSet<string> OfShell = FrozenSet.ToFrozenSet(
    [
        ".", "source", "eval", "exec", "trap", "alias", "unalias", "bind", "builtin", "complete", "compgen", "compopt", "mapfile", "readarray", "fc", "enable", "set",
        "shopt", "export", "declare", "typeset", "local", "readonly", "unset", "return", "exit", "logout", "break", "continue", "shift", "read", "getopts", "hash", "jobs",
        "bg", "fg", "wait", "disown", "suspend", "times", "ulimit", "umask", "pushd", "popd", "dirs", "let", "history", "caller",
    ]);

    public static bool IsBuiltin(string name) => Simple.Contains(name) || OfShell.Contains(name) || name == "time";

    /// <summary>Null: bash gets the text as it is.</summary>
    /// <param name="confinement">Where it will run; null where that is not known.</param>
    public static PlainCommand? Of(GivenCommand given, IConfinement? confinement)
    {
        if (given.Reading.Command is not { IsPlain: true, Items.IsEmpty: false } command) return null;
        var isWords = given.IsWords;
        var pipelines = ImmutableArray.CreateBuilder<PlainPipeline>(command.Items.Length);
        var connector = PlainConnector.Then;
        foreach (var (pipeline, next) in command.Items)
        {
            var stages = pipeline.Stages.Cast<SimpleCommand>().Select(Stage).ToImmutableArray();
            if (!isWords && stages.Any(stage => NeedsShell(stage.Words[0], confinement))) return null;
            pipelines.Add(new PlainPipeline { Stages = stages, Negated = pipeline.Negated, Connector = connector });
            connector = next switch { Connector.And => PlainConnector.AndThen, Connector.Or => PlainConnector.OrElse, _ => PlainConnector.Then };
        }

        return new PlainCommand { Pipelines = pipelines.DrainToImmutable() };
    }

    /// <summary>bash measures time by a word of its grammar where no program of that name is installed.</summary>
    private static bool NeedsShell(string name, IConfinement? confinement) =>
        OfShell.Contains(name) || (name == "time" && (confinement is null || ProgramFinder.Find(name, confinement.Path) is null));

    private static PlainStage Stage(SimpleCommand simple) => new()
    {
        Words = [.. simple.Words.Select(word => word.Literal!)],
        Assignments = [.. simple.Assignments.Select(assignment => (assignment.Name, assignment.Value.Literal!))],
        Redirections = [.. simple.Redirections.Select(Redirection)],
    };

    private static PlainRedirection Redirection(Redirection redirection)
    {
        var isInput = redirection.Kind == RedirectionKind.Read;
        return new PlainRedirection(
            redirection.Descriptor ?? (isInput ? 0 : 1),
            redirection.Kind == RedirectionKind.Duplicate ? redirection.Target.Literal == "1" ? 1 : 2 : null,
            isInput);
    }
}
