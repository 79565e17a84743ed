namespace AetherFlow.Edits;

/// <summary>Lines that both sides changed in different ways. Lines count from 1 in our text; a count of 0 is a deletion before that line.</summary>
public sealed record MergeConflict(int OurLine, int OurCount, int TheirLine, int TheirCount);
