namespace AetherFlow.Simulator.Serving;

/// <summary>A refusal as its vendor sends it.</summary>
/// <param name="Status">Of HTTP.</param>
/// <param name="Body">JSON.</param>
internal sealed record VendorRefusal(int Status, byte[] Body)
{
    /// <summary>Header and value, such as the vendor's id of the request.</summary>
    public (string Name, string Value)? Header { get; init; }
}
