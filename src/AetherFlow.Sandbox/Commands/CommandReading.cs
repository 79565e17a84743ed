using System.Diagnostics.CodeAnalysis;

namespace AetherFlow.Sandbox;

/// <summary>A command, or why the text is none.</summary>
public sealed record CommandReading
{
    private CommandReading(Command? command, CommandProblem? problem)
    {
        Command = command;
        Problem = problem;
    }

    public Command? Command { get; }

    public CommandProblem? Problem { get; }

    [MemberNotNullWhen(true, nameof(Command))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool IsRead => Command is not null;

    public static CommandReading Of(Command command) => new(command, null);

    public static CommandReading Of(CommandProblem problem) => new(null, problem);
}
