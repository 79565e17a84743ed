namespace AetherFlow.Sandbox;

/// <summary><c>{ …; }</c> or, in a shell of its own, <c>( … )</c>.</summary>
public sealed record GroupCommand(bool IsSubshell, Command Body) : CompoundCommand
{
    public override IEnumerable<Command> Commands => [Body];
}
