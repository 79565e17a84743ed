namespace AetherFlow.Sandbox;

/// <summary>How much a command may be; a longer one is no command, whatever its first part says.</summary>
internal static class CommandLimits
{
    /// <summary>In UTF-16 units; a Linux program takes no single argument above 128 KiB, so no shell could be given more.</summary>
    public const int Length = 100_000;

    /// <summary>Words, assignments, redirections, substitutions and commands, all together.</summary>
    public const int Parts = 10_000;

    /// <summary>Groups, loops, quotes and substitutions inside each other.</summary>
    public const int Depth = 40;
}
