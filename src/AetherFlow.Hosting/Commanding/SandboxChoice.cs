using AetherFlow.Runs.Events;
using AetherFlow.Sandbox;

namespace AetherFlow.Hosting;

/// <summary>Where commands run, as the user chose it by options and variables.</summary>
public static class SandboxChoice
{
    /// <summary>Names that are taken for a kind; those of the AI Orchestrator's EXECUTE_MODE among them.</summary>
    public static SandboxKind? KindOf(string name) => name.ToUpperInvariant() switch
    {
        "BUBBLEWRAP" or "BWRAP" or "SANDBOX" => SandboxKind.Bubblewrap,
        "PODMAN" => SandboxKind.Podman,
        "DOCKER" => SandboxKind.Docker,
        "NONE" or "HOST" or "DIRECT" => SandboxKind.None,
        _ => null,
    };

    public static string NameOf(SandboxKind kind) => kind.ToString().ToLowerInvariant();

    internal static SandboxSettings ToSettings(this SandboxInputs inputs)
    {
        var usual = SandboxSettings.Default;
        return usual with
        {
            Kind = KindOf(inputs.Kind) ?? SandboxKind.Bubblewrap,
            Network = inputs.Network,
            MemoryBytes = inputs.MemoryBytes ?? usual.MemoryBytes,
            Processors = inputs.Processors ?? usual.Processors,
            TemporaryBytes = inputs.TemporaryBytes ?? usual.TemporaryBytes,
            Processes = inputs.Processes ?? usual.Processes,
            FileBytes = inputs.FileBytes ?? usual.FileBytes,
            OutputLimit = inputs.OutputBytes ?? usual.OutputLimit,
            Timeout = inputs.TimeoutSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : usual.Timeout,
            Image = inputs.Image ?? usual.Image,
        };
    }
}
