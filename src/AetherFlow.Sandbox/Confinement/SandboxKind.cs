namespace AetherFlow.Sandbox;

/// <summary>By what commands are confined.</summary>
public enum SandboxKind
{
    /// <summary>Linux namespaces by way of bubblewrap.</summary>
    Bubblewrap,

    Podman,

    Docker,

    /// <summary>By nothing: commands may do what the user may. Only when the user asked for it.</summary>
    None,
}
