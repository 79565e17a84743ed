namespace AetherFlow.Edits;

/// <summary>An edit as a reply words it, before it is known which file its name means.</summary>
public sealed record ReplyEdit
{
    /// <summary>The line of the reply where it begins, from 1.</summary>
    public required int Line { get; init; }

    public required EditFormat Format { get; init; }

    /// <summary>The path as the reply writes it; null if it says none.</summary>
    public string? Path { get; init; }

    /// <summary>The path in the form in which paths are compared: with slashes, without <c>./</c>.</summary>
    public string? Name => Path is null ? null : PathText.Normalise(Path);

    /// <summary>
    /// The line above, where it is no known name and yet may be meant for one. The edit is in doubt, unless it turns out to be
    /// for a file of which that line speaks.
    /// </summary>
    public string? Title { get; init; }

    /// <summary>The language of the fence around it, in lower case; empty without one.</summary>
    public string Language { get; init; } = "";

    /// <summary>What is to happen; its own path counts only once <see cref="Path"/> has found its file.</summary>
    public required FileEdit Edit { get; init; }
}
