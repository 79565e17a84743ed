namespace AetherFlow.Sandbox;

/// <summary>Characters that mean themselves.</summary>
/// <param name="Source">As it was written, with its quotes.</param>
/// <param name="Text">What it means; null: bytes that are no text.</param>
/// <param name="IsAnsi">Written <c>$'…'</c>, which older shells do not know.</param>
public sealed record QuotedPart(string Source, string? Text, bool IsAnsi) : WordPart;
