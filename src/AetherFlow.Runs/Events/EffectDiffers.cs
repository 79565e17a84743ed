namespace AetherFlow.Runs.Events;

/// <summary>On resume, an effect's inputs were not those of the recorded one; the recorded result was kept.</summary>
public sealed record EffectDiffers(string Recorded, string Now);
