using AetherFlow.Runs.Events;

namespace AetherFlow.Engine.Prompts;

/// <summary>The two messages that a step's call consists of, and the items they were made of.</summary>
internal sealed record Prompt(string System, string User, IReadOnlyList<PromptPart> Parts);
