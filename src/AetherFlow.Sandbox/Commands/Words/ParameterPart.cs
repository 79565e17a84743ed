using System.Collections.Immutable;

namespace AetherFlow.Sandbox;

/// <summary><c>$NAME</c> or <c>${NAME…}</c>.</summary>
/// <param name="Source">As it was written.</param>
/// <param name="Name">The variable or special parameter.</param>
/// <param name="Parts">What stands behind the operator in the braces.</param>
public sealed record ParameterPart(string Source, string Name, ImmutableArray<WordPart> Parts) : WordPart
{
    public override ImmutableArray<WordPart> Inner => Parts;
}
