namespace AetherFlow.Edits;

/// <summary>Lines of a file that a hunk's search lines were recognised in.</summary>
internal sealed record Placement
{
    /// <summary>Of a search line that the file does not have.</summary>
    public const int Missing = -1;

    public required Rung Rung { get; init; }

    /// <summary>First line, from 0.</summary>
    public required int Start { get; init; }

    /// <summary>First line after.</summary>
    public required int End { get; init; }

    /// <summary>For each search line the file's line that it is, or <see cref="Missing"/>.</summary>
    public required int[] Match { get; init; }

    public double Similarity { get; init; } = 1;

    public IndentMap Indent { get; init; } = IndentMap.Same;

    /// <summary>Search lines that stand for whatever the file has there.</summary>
    public IReadOnlyList<int> Elisions { get; init; } = [];
}
