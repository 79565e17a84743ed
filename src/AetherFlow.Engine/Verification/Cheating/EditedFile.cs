namespace AetherFlow.Engine.Verification;

/// <summary>A file before and after a repair; null where it did not exist, or exists no more.</summary>
public sealed record EditedFile(string Path, string? Before, string? After);
