namespace AetherFlow.Edits;

/// <summary>What became of one file, for people and for <c>git apply</c>.</summary>
/// <param name="Text">A unified diff that ends with a line feed; empty where the file is the same before and after.</param>
/// <param name="Added">Lines that are new.</param>
/// <param name="Removed">Lines that are gone.</param>
public sealed record FileDiff(string Text, int Added, int Removed);
