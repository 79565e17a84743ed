using AetherFlow.Simulator.Scripts;

namespace AetherFlow.Simulator.Serving;

/// <summary>One request that a simulator received, and what became of it.</summary>
/// <param name="Path">Of its address.</param>
/// <param name="Asked">Null where it was refused as invalid.</param>
/// <param name="Key">The bearer key it came with.</param>
/// <param name="Usage">What the answer reported; null where it reported nothing.</param>
/// <param name="Entry">Place of the script's entry that answered; null where none did.</param>
public sealed record LoggedRequest(string Path, AskedRequest? Asked, string? Key, ReportedUsage? Usage, int? Entry);
