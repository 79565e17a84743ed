namespace AetherFlow.Workspaces;

/// <summary>A file as it was at one moment.</summary>
/// <param name="Bytes">All of it.</param>
/// <param name="Hash">SHA-256 of the bytes, in lower-case hexadecimal.</param>
/// <param name="Mode">The nine permission bits; null on systems without.</param>
public sealed record FileContent(ReadOnlyMemory<byte> Bytes, string Hash, int? Mode);
