namespace AetherFlow.Models.Traffic;

/// <summary>Why nobody should ask, and until when.</summary>
/// <param name="Until">By the clock of the gate.</param>
/// <param name="Why">For people, with the provider as its subject.</param>
internal readonly record struct Closure(TimeSpan Until, string Why);
