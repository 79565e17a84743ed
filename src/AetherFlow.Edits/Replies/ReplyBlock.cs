namespace AetherFlow.Edits;

/// <summary>A piece of a reply that may become a file.</summary>
public sealed record ReplyBlock
{
    /// <summary>The line of the reply where the block begins (its fence, or its first line of text), from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The info string as it was written; empty for a bare fence and for text without a fence.</summary>
    public string Info { get; init; } = "";

    /// <summary>The language of the info string in lower case; empty if there is none.</summary>
    public string Language { get; init; } = "";

    /// <summary>The path that the reply gives, as it was written.</summary>
    public string? Path { get; init; }

    public PathEvidence Evidence { get; init; }

    /// <summary>
    /// The line above, where nothing names a file and that line may be meant to. The block is in doubt, unless it turns out to
    /// be for a file of which that line speaks.
    /// </summary>
    public string? Title { get; init; }

    /// <summary>The content: every line ends with LF, whatever the reply had; an empty block is an empty text.</summary>
    public required string Text { get; init; }

    /// <summary>False if the reply ended inside the block.</summary>
    public bool Terminated { get; init; } = true;

    /// <summary>Why the block cannot be trusted to be what the model meant (it names two files, its end is unclear), or nothing.</summary>
    public string? Doubt { get; init; }

    /// <summary>Shell commands that the reply proposes: they name no file.</summary>
    public bool IsCommand => Path is null && Terminated && Languages.IsShell(Language) && Text.Length > 0;
}
