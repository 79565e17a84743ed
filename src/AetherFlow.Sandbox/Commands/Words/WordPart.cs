using System.Collections.Immutable;

namespace AetherFlow.Sandbox;

/// <summary>A stretch of a word that is read in one way.</summary>
public abstract record WordPart
{
    /// <summary>Parts that a shell expands inside of this one.</summary>
    public virtual ImmutableArray<WordPart> Inner => [];
}
