using AetherFlow.Runs;

namespace AetherFlow.Engine.Forking;

/// <summary>The run that a fork was made from.</summary>
/// <param name="Folder">Its journal and contents; null where it is gone. They are needed until the workspace is as the kept steps left it.</param>
/// <param name="Kept">Ids of the steps whose results hold.</param>
public sealed record ForkSource(RunFolder? Folder, IReadOnlySet<string> Kept)
{
    private static readonly string[] Writing = ["fast", "build", "merge"];

    /// <summary>Whether the effect of that key wrote what is to stay.</summary>
    internal bool Keeps(string key) => Wrote(key) && Kept.Contains(EffectKey.StepOf(key));

    /// <summary>Whether the effect of that key wrote what is to go: work of other steps, corrections, and what commands changed.</summary>
    internal bool Drops(string key) => !Keeps(key) && EffectKey.PhaseOf(key) != "rewind";

    private static bool Wrote(string key) => Writing.Contains(EffectKey.PhaseOf(key), StringComparer.Ordinal);
}
