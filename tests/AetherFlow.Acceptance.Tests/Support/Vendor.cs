using AetherFlow.Simulator;

namespace AetherFlow.Acceptance.Tests.Support;

/// <summary>A provider of the catalogue, played by a simulator.</summary>
/// <param name="Name">In the catalogue.</param>
/// <param name="Server">Speaks the format of the kind.</param>
internal sealed record Vendor(string Name, SimulatorServer Server);
