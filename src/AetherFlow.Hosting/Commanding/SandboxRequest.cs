namespace AetherFlow.Hosting;

/// <summary>What a user asks of the sandbox by options; null: the variable that stands for it, else the default.</summary>
public sealed record SandboxRequest
{
    /// <summary><c>bubblewrap</c>, <c>podman</c>, <c>docker</c> or <c>none</c>; null: EXECUTE_MODE, else bubblewrap.</summary>
    public string? Kind { get; init; }

    public bool Network { get; init; }

    /// <summary>How long a command may run, in seconds; default 120.</summary>
    public int? TimeoutSeconds { get; init; }
}
