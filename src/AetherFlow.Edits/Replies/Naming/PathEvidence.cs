namespace AetherFlow.Edits;

/// <summary>Where a reply says which file a block is for, from nothing to plain words.</summary>
public enum PathEvidence
{
    None,

    /// <summary>A comment in the first line of the block; it may name declared files only, as examples carry such comments too.</summary>
    FirstLine,

    /// <summary>A heading, a bold or quoted line, or a comment right before the block.</summary>
    LineBefore,

    /// <summary>The info string of the fence, such as <c>ts title="src/a.ts"</c>.</summary>
    Info,

    /// <summary>A <c>FILE:</c> line.</summary>
    FileLine,
}
