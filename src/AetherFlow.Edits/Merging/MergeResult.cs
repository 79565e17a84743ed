using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace AetherFlow.Edits;

/// <summary>The merged text, or the places where the two sides contradict each other.</summary>
public sealed record MergeResult
{
    private MergeResult(string? text, ImmutableArray<MergeConflict> conflicts) => (Text, Conflicts) = (text, conflicts);

    public string? Text { get; }

    public ImmutableArray<MergeConflict> Conflicts { get; }

    [MemberNotNullWhen(true, nameof(Text))]
    public bool IsClean => Conflicts.IsEmpty;

    internal static MergeResult Clean(string text) => new(text, []);

    internal static MergeResult Conflicted(ImmutableArray<MergeConflict> conflicts) => new(null, conflicts);
}
