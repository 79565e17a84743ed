namespace AetherFlow.Edits;

/// <summary>The places where a name stands that has to change, its declaration included; or why they are not certain.</summary>
internal sealed record Uses(IReadOnlyList<TextSpan> Spans, EditProblem? Problem)
{
    private const int LinesAtMost = 8;

    public static Uses Taken(SurgicalText source, string name, int offset) => new([], new EditProblem(
        "surgery.exists", $"The name `{name}` is taken (line {source.LineOf(offset)}).", "Choose a name that the file does not use there."));

    public static Uses Uncertain(SurgicalText source, string name, IEnumerable<TextSpan> spans)
    {
        var lines = spans.Select(span => source.LineOf(span.Start)).Distinct().ToList();
        var listed = string.Join(", ", lines.Take(LinesAtMost)) + (lines.Count > LinesAtMost ? " and more" : "");
        return new([], new EditProblem(
            "surgery.ambiguous",
            $"`{name}` may mean something else in line{(lines.Count == 1 ? "" : "s")} {listed}.",
            "Change the lines that are meant with SEARCH/REPLACE blocks."));
    }
}
