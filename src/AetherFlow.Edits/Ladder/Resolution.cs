namespace AetherFlow.Edits;

/// <summary>One hunk on its way: where it goes and what it changes there, or why not.</summary>
internal sealed class Resolution(Hunk hunk)
{
    public Hunk Hunk { get; } = hunk;

    public HunkLines Lines { get; set; } = HunkLines.Of(hunk);

    public Scope? Scope { get; set; }

    public Finding Finding { get; set; } = Finding.Nothing;

    public List<Splice> Splices { get; set; } = [];

    public EditPlace? Place { get; set; }

    public EditProblem? Problem { get; set; }

    /// <summary>Only these can be told apart by the order of a diff's hunks: a place on a lower rung is a place because it is alone.</summary>
    public bool IsOrdered => Hunk.Format is EditFormat.UnifiedDiff or EditFormat.ApplyPatch
        && Finding.Places.Count > 0 && Finding.Places.All(p => p.Rung is Rung.Exact or Rung.LineEnds);

    public void Settle(Rung rung, Placement place, double similarity) =>
        Place = new EditPlace(place.Start + 1, place.End - place.Start, rung, similarity);
}
