namespace AetherFlow.Simulator.Serving;

/// <summary>A request, or why the vendor refuses it.</summary>
internal readonly record struct RequestReading(AskedRequest? Asked, VendorRefusal? Refusal)
{
    public static implicit operator RequestReading(AskedRequest asked) => new(asked, null);

    public static implicit operator RequestReading(VendorRefusal refusal) => new(null, refusal);
}
