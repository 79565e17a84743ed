namespace AetherFlow.Workspaces;

/// <summary>Gives the content with a SHA-256 (lower-case hexadecimal), before and after alike. An exception leaves the transaction in doubt: settle it.</summary>
public delegate Task<ReadOnlyMemory<byte>> ContentSource(string sha256, CancellationToken cancellationToken);
