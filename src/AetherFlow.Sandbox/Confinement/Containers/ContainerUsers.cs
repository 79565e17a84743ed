namespace AetherFlow.Sandbox;

/// <summary>How users inside a container are users outside, which decides to whom the files belong that commands write.</summary>
internal enum ContainerUsers
{
    /// <summary>A number inside is the same number outside.</summary>
    Same,

    /// <summary>The engine runs without root: root inside is the user outside, everybody else is somebody outside.</summary>
    RootIsUser,

    /// <summary>The engine runs as root and gives containers users of their own (Docker's userns-remap), but can be asked not to.</summary>
    Remapped,
}
