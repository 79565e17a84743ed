using AetherFlow.Sandbox;

namespace AetherFlow.Engine.Commands;

/// <summary>What running commands needs.</summary>
/// <param name="Guard">Policy and sandbox.</param>
/// <param name="Sandbox">The name of its kind, as in <see cref="Runs.Events.SandboxInputs.Kind"/>.</param>
public sealed record CommandParts(CommandGuard Guard, string Sandbox)
{
    /// <summary>The kind that is none.</summary>
    public const string NoSandbox = "none";
}
