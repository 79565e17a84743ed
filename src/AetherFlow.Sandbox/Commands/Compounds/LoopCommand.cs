namespace AetherFlow.Sandbox;

/// <summary><c>while … do … done</c>, or <c>until</c>.</summary>
public sealed record LoopCommand(bool IsUntil, Command Condition, Command Body) : CompoundCommand
{
    public override IEnumerable<Command> Commands => [Condition, Body];
}
