namespace AetherFlow.Edits;

/// <summary>What has to change for a member to have another name, its declaration included; or why it is not certain.</summary>
internal sealed record Uses(IReadOnlyList<TextSplice> Splices, EditProblem? Problem)
{
    private const int LinesAtMost = 8;

    public static Uses Found(IEnumerable<TextSpan> spans, string name) => new([.. spans.Select(span => new TextSplice(span.Start, span.End, name))], null);

    public static Uses Failed(EditProblem problem) => new([], problem);

    public static Uses Taken(SurgicalText source, string name, int offset) => Failed(new EditProblem(
        "surgery.exists", $"The name `{name}` is taken (line {source.LineOf(offset)}).", "Choose a name that the file does not use there."));

    public static Uses Uncertain(SurgicalText source, string name, IEnumerable<TextSpan> spans)
    {
        var lines = spans.Take(LinesAtMost * LinesAtMost).Select(span => source.LineOf(span.Start)).Distinct().ToList();
        var listed = string.Join(", ", lines.Take(LinesAtMost)) + (lines.Count > LinesAtMost ? " and more" : "");
        return Failed(new EditProblem(
            "surgery.ambiguous",
            $"`{name}` may mean something else in line{(lines.Count == 1 ? "" : "s")} {listed}.",
            "Change the lines that are meant with SEARCH/REPLACE blocks."));
    }
}
