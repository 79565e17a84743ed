namespace AetherFlow.Runs.Effects;

/// <summary>News that may be dropped: it is never journaled and nothing is decided by it.</summary>
/// <param name="Key">The scope it comes from.</param>
public readonly record struct Signal(SignalKind Kind, string Key, string Text);
