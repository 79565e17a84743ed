namespace AetherFlow.Simulator.Scripts;

/// <summary>
/// Tokens that the server reports for an answer. <see cref="Cached"/> and <see cref="CacheWritten"/> are parts of
/// <see cref="Prompt"/>, <see cref="Reasoning"/> is part of <see cref="Completion"/>. Only Anthropic reports what was written.
/// </summary>
public sealed record ReportedUsage(long Prompt, long Completion, long Cached = 0, long Reasoning = 0, long CacheWritten = 0);
