namespace AetherFlow.Engine.Prompts;

/// <summary>The part of a file without an outline: its beginning, and the regions around what the step mentions.</summary>
internal static class LineExtract
{
    /// <summary>Lines before and after each wanted place, in the rounds in which the regions grow.</summary>
    private static readonly int[] Radii = [12, 50, 200];

    /// <summary>Places in a row that find no room; by then it is used up.</summary>
    private const int MostInVain = 20;

    /// <returns>Empty where not one line fits.</returns>
    public static string Of(FileLines lines, string path, WantedParts wanted, int room)
    {
        var shown = new ShownLines(lines, room);
        var all = new LineRange(0, lines.Count);
        var places = wanted.PlacesIn(path, lines);
        IReadOnlyList<LineRange> mentioned = [.. MentionedLines.In(lines, wanted.Mentions, Mention.Word).Select(line => new LineRange(line, line + 1))];
        foreach (var place in places) shown.ShowAround(place, Radii[0]);
        shown.ShowBeginning(all, room / 8);
        foreach (var radius in Radii) Grow(shown, [.. places, .. mentioned], radius);
        shown.ShowBeginning(all, room);
        return shown.Render();
    }

    private static void Grow(ShownLines shown, IReadOnlyList<LineRange> places, int radius)
    {
        var inVain = 0;
        foreach (var place in places)
        {
            inVain = shown.ShowAround(place, radius) ? 0 : inVain + 1;
            if (inVain == MostInVain) return;
        }
    }
}
