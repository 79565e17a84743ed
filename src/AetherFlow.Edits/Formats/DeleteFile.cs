namespace AetherFlow.Edits;

/// <summary>A file taken away.</summary>
public sealed record DeleteFile(string Path, bool Declared) : FileEdit(Path, Declared);
