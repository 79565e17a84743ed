using System.Collections.Immutable;

namespace AetherFlow.Sandbox;

/// <summary><c>$((…))</c>.</summary>
/// <param name="Source">As it was written.</param>
/// <param name="Parts">The expression, with the expansions in it.</param>
public sealed record ArithmeticPart(string Source, ImmutableArray<WordPart> Parts) : WordPart
{
    public override ImmutableArray<WordPart> Inner => Parts;
}
