namespace AetherFlow.Sandbox;

/// <summary>A way to hold programs: bubblewrap, a container, or none.</summary>
internal interface IConfinement
{
    /// <summary>Folders, separated as in PATH, where a bare name is looked for inside.</summary>
    string Path { get; }

    /// <summary>Whether a program at this path here is the same inside, as far as can be known.</summary>
    bool? IsSeen(string path);

    Task<IConfinedProcess> StartAsync(ConfinedProgram program, CancellationToken cancellation);
}
