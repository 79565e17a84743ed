namespace AetherFlow.Simulator.Scripts;

/// <summary>Tokens that the server reports for an answer. <see cref="Cached"/> is part of <see cref="Prompt"/>, <see cref="Reasoning"/> of <see cref="Completion"/>.</summary>
public sealed record ReportedUsage(long Prompt, long Completion, long Cached = 0, long Reasoning = 0);
