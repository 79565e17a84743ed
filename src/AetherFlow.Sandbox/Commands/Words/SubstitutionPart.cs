namespace AetherFlow.Sandbox;

/// <summary>A command whose output, or whose stream, becomes part of the word.</summary>
public sealed record SubstitutionPart(SubstitutionKind Kind, Command Command) : WordPart;
