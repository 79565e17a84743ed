namespace AetherFlow.Runs.Events;

/// <summary>One file of a transaction.</summary>
/// <param name="Path">Relative to the workspace, with forward slashes.</param>
/// <param name="Before">SHA-256 of the bytes that must be there; null where the file must not exist.</param>
/// <param name="After">SHA-256 of the bytes to come; null where the file is to go.</param>
/// <param name="Temporary">Name, in the same folder, under which the new bytes are written first.</param>
public sealed record ManifestEntry(string Path, string? Before, string? After, string Temporary)
{
    /// <summary>Unix permission bits before; null where there was no file.</summary>
    public int? BeforeMode { get; init; }

    /// <summary>Unix permission bits for the new file; null for the default.</summary>
    public int? Mode { get; init; }
}
