using System.Collections.Immutable;

namespace AetherFlow.Workspaces;

/// <summary>
/// A transaction written down before it begins: to be recorded first, so that it can be settled from this alone (and the
/// contents by hash) whenever the program stopped.
/// </summary>
public sealed record Manifest
{
    internal const string TemporaryPrefix = ".aetherflow-";

    public required ImmutableArray<ManifestEntry> Entries { get; init; }

    /// <summary>Directories that have to be made, parents first. Undoing the transaction may remove them if they are empty.</summary>
    public ImmutableArray<string> NewDirectories { get; init; } = [];

    /// <summary>Directories to remove after the change if they are empty then, in any order.</summary>
    public ImmutableArray<string> EmptiedDirectories { get; init; } = [];
}
