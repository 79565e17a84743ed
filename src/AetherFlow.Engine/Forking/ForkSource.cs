using AetherFlow.Runs;

namespace AetherFlow.Engine.Forking;

/// <summary>The run that a fork was made from.</summary>
/// <param name="Folder">Its journal and contents.</param>
/// <param name="Kept">Ids of the steps whose results hold.</param>
public sealed record ForkSource(RunFolder Folder, IReadOnlySet<string> Kept);
