namespace AetherFlow.Engine.Prompts;

/// <summary>The two messages that a step's call consists of.</summary>
internal sealed record Prompt(string System, string User);
