namespace AetherFlow.Hosting;

/// <summary>How much of a provider may be used, by all runs of a process; null for no limit.</summary>
/// <param name="Concurrency">Calls under way at once.</param>
/// <param name="RequestsPerMinute">Calls begun in any minute.</param>
/// <param name="TokensPerMinute">Tokens in any minute.</param>
public sealed record KnownLimits(int? Concurrency, int? RequestsPerMinute, long? TokensPerMinute);
