using AetherFlow.Runs;

namespace AetherFlow.Models.Settings;

/// <summary>Settings, or everything that is wrong with the variables.</summary>
public sealed record SettingsReading(ModelSettings? Settings, IReadOnlyList<Problem> Problems);
