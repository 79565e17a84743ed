namespace AetherFlow.Edits;

/// <summary>The file's new content as a whole, with LF line ends and a final one.</summary>
public sealed record WholeFile(string Path, string Text, bool Declared) : FileEdit(Path, Declared);
