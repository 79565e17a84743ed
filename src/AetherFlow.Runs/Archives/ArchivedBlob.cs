namespace AetherFlow.Runs.Archives;

/// <summary>A content as it is in the recording.</summary>
internal readonly record struct ArchivedBlob(string Hash, long Size);
