namespace AetherFlow.Engine.Prompts;

/// <summary>A file in a prompt: its text, or why there is none.</summary>
internal sealed record PromptFile(string Path, string? Text, string? Note = null);
