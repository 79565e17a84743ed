namespace AetherFlow.Simulator.Serving;

/// <summary>What is served at an address.</summary>
internal enum WireTask
{
    Complete,
    ListModels,
}
