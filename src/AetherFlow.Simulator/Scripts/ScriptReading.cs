namespace AetherFlow.Simulator.Scripts;

/// <summary>A script, or everything that is wrong with it, each with its path.</summary>
public sealed record ScriptReading(Script? Script, IReadOnlyList<string> Errors);
