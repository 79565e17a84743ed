namespace AetherFlow.Workspaces;

/// <summary>What a directory holds.</summary>
/// <param name="Entries">In ordinal order.</param>
/// <param name="Unnameable">How many more there are whose names are no valid Unicode, so that they can be counted and not be opened.</param>
internal sealed record DirectoryEntries(NamedStamp[] Entries, int Unnameable);
