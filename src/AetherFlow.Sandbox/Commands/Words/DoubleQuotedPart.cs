using System.Collections.Immutable;

namespace AetherFlow.Sandbox;

/// <summary><c>"…"</c>: expansions happen, patterns and blanks mean themselves.</summary>
/// <param name="IsTranslated">Written <c>$"…"</c> of bash, whose text may be replaced by a translation.</param>
public sealed record DoubleQuotedPart(ImmutableArray<WordPart> Parts, bool IsTranslated) : WordPart
{
    public override ImmutableArray<WordPart> Inner => Parts;
}
