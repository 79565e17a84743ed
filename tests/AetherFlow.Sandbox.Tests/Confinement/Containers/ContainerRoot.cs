using System.Collections.Immutable;
using System.Globalization;
using AetherFlow.Sandbox.Posix;
using AetherFlow.Sandbox.Tests.Running;
using AetherFlow.Testing;

namespace AetherFlow.Sandbox.Tests.Confinement.Containers;

/// <summary>What the containers of a class of tests are made of: busybox and bash, as a folder for Podman, as an image for Docker.</summary>
public sealed class ContainerRoot : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _images = [];
    private bool _isMade;

    /// <summary>As SANDBOX_IMAGE takes it.</summary>
    /// <param name="workspace">Where in the root a workspace is going to be mounted.</param>
    /// <param name="changes">Instructions of a Dockerfile for the image; Docker only.</param>
    internal async Task<string> ImageAsync(SandboxKind kind, ContainerEngine engine, string workspace, string[] changes)
    {
        if (!_isMade) await MakeAsync();
        _isMade = true;
        // What Podman makes belongs, without root, to a user that nobody here is, and could not be removed.
        if (kind == SandboxKind.Podman) Directory.CreateDirectory(_folder["root" + workspace]);
        return kind == SandboxKind.Podman ? _folder["root"] : await ImportAsync(engine, changes);
    }

    public async ValueTask DisposeAsync()
    {
        if (_images.Count > 0) await ContainerPlace.EngineOf(SandboxKind.Docker).AskAsync(["rmi", "--force", .. _images.Distinct()], CancellationToken.None);
        _folder.Dispose();
    }

    private async Task<string> ImportAsync(ContainerEngine engine, string[] changes)
    {
        if (changes.Length == 0 && _images.Count > 0) return _images[0];
        if (!File.Exists(_folder["root.tar"])) await OutsideAsync("tar", "-C", "root", "-cf", "root.tar", ".");
        var name = string.Create(CultureInfo.InvariantCulture, $"aetherflow-test:{Path.GetFileName(_folder.Path).ToLowerInvariant()}-{_images.Count}");
        var imported = await engine.AskAsync(["import", .. changes.SelectMany(change => new[] { "--change", change }), _folder["root.tar"], name], CancellationToken.None);
        Assert.True(imported.Succeeded, imported.FormatForModel());
        _images.Add(name);
        return name;
    }

    private async Task MakeAsync()
    {
        var busybox = ProgramFinder.Find("busybox", Script.SystemPath);
        Assert.SkipWhen(busybox is null, "needs a static busybox for the root file system (tests/sandbox/install --containers)");
        foreach (var name in new[] { "bin", "opt/tools", "tmp", "proc", "sys", "dev", "etc", "home/sandbox", "run", "aetherflow", "var/tmp" }) Directory.CreateDirectory(_folder["root/" + name]);
        // As in an image: the runtime gives what is mounted there the same mode.
        foreach (var name in new[] { "tmp", "var/tmp", "home/sandbox" }) MakeOpen(_folder["root/" + name]);
        File.Copy(busybox!, _folder["root/bin/busybox"]);
        foreach (var name in (await OutsideAsync(busybox!, "--list")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(name => name is not ("busybox" or "bash")))
            File.CreateSymbolicLink(_folder["root/bin/" + name], "busybox");
        SandboxedPlace.WriteProgram(_folder["root/opt/tools/image-tool"], "echo of the image");
        MakeOpen(_folder["root/opt/tools/image-tool"]);
        var bash = LibC.RealPath("/bin/bash")!;
        File.Copy(bash, _folder["root/bin/bash"]);
        var libraries = (await OutsideAsync("ldd", bash)).Split((char[])[' ', '\n', '\t']).Where(word => word.StartsWith('/'));
        foreach (var path in libraries.ToImmutableHashSet(StringComparer.Ordinal))
        {
            var copy = _folder["root" + path];
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(path, copy);
        }
    }

    private async Task<string> OutsideAsync(string program, params string[] arguments)
    {
        var result = await new ProgramRunner(TimeProvider.System).RunAsync(
            new ProgramCall { Program = program, Arguments = [.. arguments], WorkingDirectory = _folder.Path, Environment = SandboxedPlace.UserEnvironment }, CancellationToken.None);
        Assert.True(result.Succeeded, result.FormatForModel());
        return result.StandardOutput.Text;
    }

    private static void MakeOpen(string path)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, (UnixFileMode)0b001_111_111_111);
    }
}
