namespace AetherFlow.Sandbox;

/// <summary>Finds Podman or Docker, and asks what holds commands there, before one depends on it.</summary>
internal static class ContainerProbe
{
    private const string LimitsOff = "Not all of memory, processors and processes are limited: Docker says that the kernel lacks control groups for it.";

    /// <summary>What Docker says of itself in one line: three limits it can hold, then how it is secured.</summary>
    private const string DockerState = "{{.MemoryLimit}} {{.CPUCfsQuota}} {{.PidsLimit}} {{.SecurityOptions}}";

    public static async Task<SandboxFinding> FindAsync(
        SandboxFinding finding, SandboxSettings settings, IReadOnlyDictionary<string, string> environment, TimeProvider time, CancellationToken cancellation)
    {
        var isDocker = finding.Kind == SandboxKind.Docker;
        var name = isDocker ? "docker" : "podman";
        if (ProgramFinder.Find(name, environment.GetValueOrDefault("PATH")) is not { } program)
            return finding with { Problem = Sandboxes.Missing(name, $"package {(isDocker ? "docker.io" : name)}") };
        finding = finding with { Program = program };
        var engine = new ContainerEngine(program, finding.Kind, environment, time);
        var version = await engine.AskAsync(["version", "--format", isDocker ? "{{.Server.Version}}" : "{{.Client.Version}}"], cancellation);
        if (!version.Succeeded)
        {
            var reason = PlainOutput.Of(version.StandardError.Text);
            return finding with { Problem = isDocker ? NoDaemon(reason) : Sandboxes.Unusable(name, reason) };
        }

        if (isDocker && settings.Image.StartsWith('/')) return finding with { Problem = NoImage(settings.Image) };
        await engine.RemoveRemainsAsync(cancellation);
        finding = finding with { Version = $"{name} {version.StandardOutput.Text.Trim()}" };
        if (isDocker) finding = await AskDockerAsync(finding, engine, cancellation);
        else if (!engine.Limits) finding = finding with { Notes = [Limitless("Podman")] };
        return finding with { Notes = ["Whether a program is in the image is known only when it is run.", .. finding.Notes] };
    }

    /// <summary>Its daemon may run without root, or as a user of its own: it alone knows who root inside is outside.</summary>
    private static async Task<SandboxFinding> AskDockerAsync(SandboxFinding finding, ContainerEngine engine, CancellationToken cancellation)
    {
        var told = await engine.AskAsync(["info", "--format", DockerState], cancellation);
        var users = OfDocker(told.StandardOutput.Text);
        return finding with
        {
            Users = users,
            Notes = told.StandardOutput.Text.Split(' ').Take(3).Contains("false") ? [users == ContainerUsers.RootIsUser ? Limitless("Docker") : LimitsOff] : [],
        };
    }

    internal static ContainerUsers OfDocker(string state) =>
        state.Contains("name=rootless", StringComparison.Ordinal) ? ContainerUsers.RootIsUser
        : state.Contains("name=userns", StringComparison.Ordinal) ? ContainerUsers.Remapped
        : ContainerUsers.Same;

    private static string Limitless(string name) =>
        $"Neither memory, processors nor processes are limited: without root, {name} needs control groups of version 2 for that.";

    private static SandboxProblem NoDaemon(string reason) => new(
        "sandbox.unusable",
        $"docker is installed, but its daemon does not answer: {reason.Trim().TrimEnd('.')}.",
        "Start the daemon (systemctl start docker), be one of those who may use it (group docker), or name in DOCKER_HOST where it listens. " + Sandboxes.WaysOut);

    private static SandboxProblem NoImage(string image) => new(
        "sandbox.unusable",
        $"Docker runs images only, and {image} is a folder.",
        "Name an image in SANDBOX_IMAGE (docker import makes one of a root file system), or use --sandbox podman, which runs folders, too.");
}
