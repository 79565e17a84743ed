namespace AetherFlow.Edits;

/// <summary>A fenced block by its lines: <see cref="Open"/> is the line of the opening fence, <see cref="End"/> the first line after it all.</summary>
internal readonly record struct FencedSpan(int Open, int End, Fence Fence, bool Terminated)
{
    public int ContentEnd => Terminated ? End - 1 : End;
}
