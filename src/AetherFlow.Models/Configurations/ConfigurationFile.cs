namespace AetherFlow.Models.Configurations;

/// <summary>A file of the user's configuration, or of a project's, as it was read.</summary>
/// <param name="Path">Named where something is wrong.</param>
/// <param name="Json">Its bytes.</param>
public sealed record ConfigurationFile(string Path, ReadOnlyMemory<byte> Json);
