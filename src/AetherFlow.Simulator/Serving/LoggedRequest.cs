using AetherFlow.Simulator.Scripts;

namespace AetherFlow.Simulator.Serving;

/// <summary>One request that a simulator received, and what became of it.</summary>
/// <param name="Path">Of its address.</param>
/// <param name="Asked">Null where it was refused as invalid, or for its key.</param>
/// <param name="Key">The key it came with.</param>
/// <param name="Usage">What the answer reported in full; null where the client could not have got it.</param>
/// <param name="Entry">Place of the script's entry that answered; null where none did.</param>
public sealed record LoggedRequest(string Path, AskedRequest? Asked, string? Key, ReportedUsage? Usage, int? Entry)
{
    /// <summary>What the vendor charges, reported or not; null where the request was refused before any work.</summary>
    public ReportedUsage? Billed { get; init; }

    /// <summary>What went wrong with the answer, by the script or by chance; null where nothing did.</summary>
    public Fault? Fault { get; init; }
}
