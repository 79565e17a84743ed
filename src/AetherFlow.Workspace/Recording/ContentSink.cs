namespace AetherFlow.Workspaces;

/// <summary>Takes a content that a record of changes names; it may get the same content more than once.</summary>
/// <param name="content">Valid until the call ends.</param>
/// <param name="sha256">Its hash, in lower-case hexadecimal.</param>
/// <param name="cancellationToken">Ends the comparison.</param>
public delegate Task ContentSink(ReadOnlyMemory<byte> content, string sha256, CancellationToken cancellationToken);
