namespace AetherFlow.Sandbox.Tests.Confinement.Containers;

/// <summary>Real Podman.</summary>
public sealed class PodmanTests(ContainerRoot root) : ContainerTests(SandboxKind.Podman, root);
