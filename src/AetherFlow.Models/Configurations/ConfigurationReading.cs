using AetherFlow.Runs;

namespace AetherFlow.Models.Configurations;

/// <summary>A configuration, or everything that is wrong with its files.</summary>
public sealed record ConfigurationReading(Configuration? Configuration, IReadOnlyList<Problem> Problems);
