using System.Collections.Immutable;

namespace AetherFlow.Sandbox;

/// <summary>What a shell would run, read to a tree: pipelines and what connects them.</summary>
/// <param name="Items">Empty only inside of a substitution.</param>
public sealed record Command(ImmutableArray<CommandItem> Items)
{
    /// <summary>The text that was read, to be run as it is where we do not run the tree ourselves; null: print the tree.</summary>
    public string? Source { get; init; }

    /// <summary>
    /// Only lists and pipes of programs whose names, arguments and variables are known to the byte, the same in every
    /// shell: what can be run without one.
    /// </summary>
    public bool IsPlain => Items.All(item => item.Connector != Connector.Background && item.Pipeline.Stages.All(IsPlainStage));

    /// <summary>One program with its arguments as they are; nothing in them means anything to a shell.</summary>
    public static Command OfArguments(IReadOnlyList<string> arguments)
    {
        var simple = new SimpleCommand { Words = [.. arguments.Select(Word.OfText)] };
        return new Command([new CommandItem(new Pipeline(false, [simple]), Connector.Then)]);
    }

    /// <summary>A text that a shell reads as this tree.</summary>
    public override string ToString() => CommandPrinter.Print(this);

    private static bool IsPlainStage(Stage stage) =>
        stage is SimpleCommand { Words.Length: > 0 } simple
        && simple.Words.All(word => word is { IsPosix: true, Literal: not null })
        && simple.Assignments.All(assignment => assignment is { Appends: false, Value: { IsPosix: true, Literal: not null } })
        && simple.Redirections.All(redirection => redirection.IsHarmless);
}
