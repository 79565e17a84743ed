namespace AetherFlow.Models.Settings;

/// <summary>The value of a variable and where it was set: a key goes only to an endpoint that the same place names.</summary>
/// <param name="Value">As set.</param>
/// <param name="Source">Such as <c>environment</c>, or the path of an <c>.env</c> file.</param>
public sealed record Setting(string Value, string Source);
