using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace AetherFlow.Edits;

/// <summary>The edited text, or why there is none: of several edits all are made, or none.</summary>
public sealed record EditResult
{
    private EditResult(string? text, ImmutableArray<EditPlace> places, ImmutableArray<EditProblem> problems) =>
        (Text, Places, Problems) = (text, places, problems);

    /// <summary>The whole text; the same as before where everything was applied already.</summary>
    public string? Text { get; }

    /// <summary>One for each edit, in their order; those that were fine also where others were not.</summary>
    public ImmutableArray<EditPlace> Places { get; }

    public ImmutableArray<EditProblem> Problems { get; }

    [MemberNotNullWhen(true, nameof(Text))]
    public bool Succeeded => Problems.IsEmpty;

    public static EditResult Applied(string text, ImmutableArray<EditPlace> places) => new(text, places, []);

    public static EditResult Failed(ImmutableArray<EditProblem> problems, ImmutableArray<EditPlace> places = default) =>
        new(null, places.IsDefault ? [] : places, problems);
}
