namespace AetherFlow.Testing;

/// <summary>Stands for the death of the process in tests that stop a run within one.</summary>
public sealed class ProcessKilledException() : Exception("The process is dead.");
