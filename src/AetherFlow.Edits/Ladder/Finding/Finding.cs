namespace AetherFlow.Edits;

/// <summary>The places that a rung knows for a hunk: none, the one, or several, which nobody chooses among.</summary>
/// <param name="Places">In the file's order.</param>
/// <param name="Obstacle">Why there is none, where there is more to say than that.</param>
internal sealed record Finding(IReadOnlyList<Placement> Places, string? Obstacle = null)
{
    public static readonly Finding Nothing = new([]);

    public Placement? Only => Places.Count == 1 ? Places[0] : null;

    public bool IsAmbiguous => Places.Count > 1;
}
