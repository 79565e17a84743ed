namespace AetherFlow.Runs.Folds;

/// <summary>What counts of a reply that came from the reply cache: the reply itself is passed over.</summary>
internal sealed record CacheMoney
{
    public Money Saved { get; set; }

    public Usage? Usage { get; set; }
}
