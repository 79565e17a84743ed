namespace AetherFlow.Sandbox;

/// <summary>What one text may use, with all that is nested in it.</summary>
internal sealed class ReadingBudget
{
    private int _parts;

    public int Depth { get; private set; }

    public bool Take() => ++_parts <= CommandLimits.Parts;

    public bool Enter() => ++Depth <= CommandLimits.Depth;

    public void Leave() => Depth--;
}
