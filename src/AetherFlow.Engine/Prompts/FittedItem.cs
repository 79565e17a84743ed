namespace AetherFlow.Engine.Prompts;

/// <summary>An item as it is sent.</summary>
internal sealed record FittedItem(string Text, bool IsCut);
