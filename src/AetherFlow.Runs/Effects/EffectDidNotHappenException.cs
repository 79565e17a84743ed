namespace AetherFlow.Runs.Effects;

/// <summary>An announced effect was given up before it touched anything; the journal takes the announcement back.</summary>
public sealed class EffectDidNotHappenException(string message, Exception? inner = null) : Exception(message, inner);
