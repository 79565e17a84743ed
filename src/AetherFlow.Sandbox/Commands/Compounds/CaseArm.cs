using System.Collections.Immutable;

namespace AetherFlow.Sandbox;

/// <summary>One arm of a <c>case</c>.</summary>
/// <param name="End"><c>;;</c>, or bash's <c>;&amp;</c> and <c>;;&amp;</c>.</param>
public sealed record CaseArm(ImmutableArray<Word> Patterns, Command Body, string End);
