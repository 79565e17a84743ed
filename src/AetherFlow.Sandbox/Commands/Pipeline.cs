using System.Collections.Immutable;

namespace AetherFlow.Sandbox;

/// <summary>Stages whose output is the next one's input; of one stage mostly.</summary>
/// <param name="Negated">A <c>!</c> stands before it: its success counts as failure.</param>
/// <param name="Stages">At least one. <c>a |&amp; b</c> of bash stands here as <c>a 2>&amp;1 | b</c>.</param>
public sealed record Pipeline(bool Negated, ImmutableArray<Stage> Stages);
