namespace AetherFlow.Edits;

/// <summary>Lines of a file from <see cref="Start"/> up to <see cref="End"/>, and what stands in their place.</summary>
internal sealed record Splice(int Start, int End, List<string> Lines)
{
    public bool Changes(EditedText file) => End - Start != Lines.Count || !file.StandsAt(Lines, Start);
}
