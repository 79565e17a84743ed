namespace AetherFlow.Simulator.Scripts;

/// <summary>A tool call that an entry of a script answers with.</summary>
/// <param name="Name">Of the tool.</param>
/// <param name="Arguments">A JSON object, as text.</param>
/// <param name="Id">Null for one that the simulator makes; Gemini sends none then.</param>
public sealed record ScriptedCall(string Name, string Arguments, string? Id = null);
