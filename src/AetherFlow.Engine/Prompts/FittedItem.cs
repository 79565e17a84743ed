namespace AetherFlow.Engine.Prompts;

/// <summary>An item as it is sent.</summary>
/// <param name="Text">Empty where there was no room.</param>
/// <param name="IsCut">It is not the whole text.</param>
/// <param name="IsExtract">It was shortened in its own way, not to its head and tail.</param>
internal sealed record FittedItem(string Text, bool IsCut, bool IsExtract = false);
