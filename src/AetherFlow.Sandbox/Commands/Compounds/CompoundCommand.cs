namespace AetherFlow.Sandbox;

/// <summary>A stage made of commands: a group, a choice, a loop, a function.</summary>
public abstract record CompoundCommand : Stage
{
    /// <summary>The commands that it may run, in the order of the text.</summary>
    public abstract IEnumerable<Command> Commands { get; }

    /// <summary>The words that stand in it outside of its commands.</summary>
    public virtual IEnumerable<Word> OwnWords => [];
}
