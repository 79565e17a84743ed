namespace AetherFlow.Bench.Routing;

/// <summary>One task and what each model made of it.</summary>
/// <param name="Name">Such as <c>django__django-11532</c>.</param>
/// <param name="Attempts">By model.</param>
internal sealed record RecordedTask(string Name, IReadOnlyDictionary<string, RecordedAttempt> Attempts);
