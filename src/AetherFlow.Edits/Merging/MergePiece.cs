namespace AetherFlow.Edits;

/// <summary>What one side has in the place of a stretch of base lines.</summary>
internal sealed record MergePiece(bool Changed, int From, List<string> Lines);
