using System.Globalization;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;

namespace AetherFlow.Cli.Wording;

internal static class AttemptText
{
    public static IEnumerable<string> Of(RecordedAttempt attempt)
    {
        foreach (var edit in attempt.Refused)
            yield return $"attempt {attempt.Number}: {Place(edit.Path, edit.First)}{(edit.Last > edit.First ? $"-{edit.Last}" : "")} is nearest to an edit that was refused [{Printable.Line(edit.Code)}]";
        foreach (var text in attempt.Edits.Select(Of).OfType<string>()) yield return text;
        if (attempt.Review is { } review) yield return $"attempt {attempt.Number}: {Of(review)}";
    }

    /// <summary>Null where the edit stood in the file as it was given, but for its line ends.</summary>
    public static string? Of(EditApplied edit) => edit.Rung switch
    {
        "exact" or "line_ends" => null,
        // An operation names a member, and found it.
        "member" when edit.Similarity >= 1 => null,
        "already_applied" => $"{Place(edit.Path, edit.Line)} was so already",
        var rung => string.Create(CultureInfo.InvariantCulture, $"{Place(edit.Path, edit.Line)} found by {(rung == "anchored" ? "first and last line" : Printable.Line(rung).Replace('_', ' '))} ({edit.Similarity:0.00})"),
    };

    private static string Of(ChangesReviewed review) => review switch
    {
        { Verdict: ChangesReviewed.Accepted, Unasked: true } => "accepted in the review, with all that followed an earlier answer",
        { Verdict: ChangesReviewed.Accepted } => "accepted in the review",
        { Verdict: ChangesReviewed.ChangesAsked } => $"changes asked for in the review: {Printable.Line(review.Reason)}",
        { Reason: { Length: > 0 } reason } => $"declined in the review: {Printable.Line(reason)}",
        _ => "declined in the review",
    };

    private static string Place(string path, int line) => string.Create(CultureInfo.InvariantCulture, $"{Printable.Line(path)}:{line}");
}
