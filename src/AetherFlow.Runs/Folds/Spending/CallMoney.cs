namespace AetherFlow.Runs.Folds;

/// <summary>What counts of a call's lines: the reply, by far the most of them, is passed over.</summary>
/// <remarks>Settable, not init: the serializer fills such an object at half the price, and every line of a call is read.</remarks>
internal sealed record CallMoney
{
    public string Provider { get; set; } = "";

    public string Model { get; set; } = "";

    public Money Reserved { get; set; }

    public Money Cost { get; set; }

    public Usage? Usage { get; set; }
}
