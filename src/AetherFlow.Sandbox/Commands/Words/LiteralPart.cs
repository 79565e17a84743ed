namespace AetherFlow.Sandbox;

/// <summary>Characters without quotes; a pattern, a tilde or braces among them still mean something.</summary>
public sealed record LiteralPart(string Text) : WordPart;
