using System.Collections.Immutable;

namespace AetherFlow.Sandbox;

/// <summary>What of the machine the commands of one run get to see.</summary>
public sealed record SandboxPlace
{
    /// <summary>
    /// Absolute; writable inside but for protected names, and at the same path as outside: what commands write down
    /// (error messages, build and restore files, virtual environments) names paths, and these stay true.
    /// </summary>
    public required string Workspace { get; init; }

    /// <summary>
    /// Absolute: a folder of this run for HOME and all caches, kept from command to command, at the same path inside;
    /// null: an empty one for each command, in memory.
    /// </summary>
    public string? Home { get; init; }

    /// <summary>Absolute: more that may be read, such as tools outside of <c>/usr</c>; known ones are found on the user's PATH.</summary>
    public ImmutableArray<string> ReadOnlyFolders { get; init; } = [];

    /// <summary>The user's environment, of which a little is taken over.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = ImmutableDictionary<string, string>.Empty;
}
