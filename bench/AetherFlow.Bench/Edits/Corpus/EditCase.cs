namespace AetherFlow.Bench.Edits.Corpus;

/// <summary>A file, an edit of it, and what the file is to be afterwards.</summary>
internal sealed record EditCase
{
    public required string Path { get; init; }

    /// <summary>Lines before the place, the place, and after it; all with LF.</summary>
    public required IReadOnlyList<string> Head { get; init; }

    public required IReadOnlyList<string> Place { get; init; }

    public required IReadOnlyList<string> Tail { get; init; }

    /// <summary>As the reply has it.</summary>
    public required IReadOnlyList<string> Search { get; init; }

    public required IReadOnlyList<string> Replace { get; init; }

    /// <summary>What is to stand in the place.</summary>
    public required IReadOnlyList<string> Wanted { get; init; }

    /// <summary>How often the reply has the edit.</summary>
    public int Times { get; init; } = 1;

    public string LineEnd { get; init; } = "\n";

    /// <summary>Another file of the workspace.</summary>
    public IReadOnlyList<string> OtherFile { get; init; } = [];

    /// <summary>Whether the reply names that one.</summary>
    public bool IsMisnamed { get; init; }

    /// <summary>Whether there is no right place, so that any change is a wrong one.</summary>
    public bool IsTrap { get; init; }

    public string Before => Text([.. Head, .. Place, .. Tail]);

    public string Expected => Text([.. Head, .. Wanted, .. Tail]);

    /// <summary>What became of the file; null where the edit was refused.</summary>
    public EditOutcome Judge(string? after)
    {
        if (after is null) return EditOutcome.Refused;
        if (IsTrap) return after == Before ? EditOutcome.Refused : EditOutcome.WrongPlace;
        if (after == Expected) return EditOutcome.Recovered;
        var (head, tail) = (Text(Head), Text(Tail));
        var inPlace = after.Length >= head.Length + tail.Length && after.StartsWith(head, StringComparison.Ordinal) && after.EndsWith(tail, StringComparison.Ordinal);
        return after == Before ? EditOutcome.Refused : inPlace ? EditOutcome.OtherText : EditOutcome.WrongPlace;
    }

    public string Text(IEnumerable<string> lines) => string.Concat(lines.Select(line => line + LineEnd));
}
