namespace AetherFlow.Sandbox;

/// <summary><c>NAME() …</c>: nothing runs until the name is called.</summary>
public sealed record FunctionCommand(string Name, CompoundCommand Body) : CompoundCommand
{
    public override IEnumerable<Command> Commands => Body.Commands;

    public override IEnumerable<Word> OwnWords => Body.OwnWords;
}
