namespace AetherFlow.Bench.Edits.Corpus;

/// <summary>Edits that nothing should come of: what they look for is not there, or is there too often.</summary>
/// <param name="Name">For tables.</param>
/// <param name="Make">Null where the edit cannot be made into one.</param>
internal sealed record Trap(string Name, Func<EditCase, EditCase?> Make)
{
    /// <summary>Blocks shorter than this have no middle to speak of.</summary>
    private const int ShortestBlock = 6;

    public static readonly IReadOnlyList<Trap> All =
    [
        new("first and last line there, between them another middle", c => Solid(c.Search) < ShortestBlock ? null : Alone(c, RebuiltFiles.Lookalike(c.Search, c.OtherFile))),
        new("every second line changed since", c => Solid(c.Search) < ShortestBlock ? null : Alone(c, [.. c.Search.Select((line, i) => i % 2 == 1 && i < c.Search.Count - 1 ? "changed_since(" + i + ")" : line)])),
        new("two equal places", c => c with { Place = [.. c.Place, "", .. c.Place], IsTrap = true }),
        new("two equal places, blanks at line ends of SEARCH", c => c with { Place = [.. c.Place, "", .. c.Place], Search = [.. c.Search.Select(line => line + " ")], IsTrap = true }),
        new("out of date, and another file has the old lines", c => Solid(c.Search) < ShortestBlock ? null : c with
        {
            OtherFile = [.. c.Search.Select((line, i) => i % 3 == 1 ? line + " # changed since" : line)], IsMisnamed = true, IsTrap = true,
        }),
    ];

    private static EditCase Alone(EditCase c, IReadOnlyList<string> place) => c with { Head = c.OtherFile, Place = place, Tail = [], IsTrap = true };

    private static int Solid(IReadOnlyList<string> lines) => lines.Count(line => line.Trim().Length > 0);
}
