using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using AetherFlow.Sandbox.Posix;

namespace AetherFlow.Sandbox;

/// <summary>Starts programs in containers of Podman or Docker: one container for each command, named and removed.</summary>
internal sealed class ContainerConfinement : IConfinement
{
    private static int _counter;

    private readonly ContainerEngine _engine;
    private readonly ProtectedPlaces _protected;
    private readonly ContainerView _view;

    public ContainerConfinement(SandboxFinding finding, SandboxSettings settings, SandboxPlace place, TimeProvider time)
    {
        _engine = new ContainerEngine(finding.Program!, finding.Kind, place.Environment, time);
        _protected = new ProtectedPlaces(place.Workspace);
        var home = place.Home ?? BubblewrapArguments.MemoryHome;
        _view = new ContainerView
        {
            Settings = settings,
            Workspace = place.Workspace,
            Home = home,
            // Where its programs are, the image knows best: those of languages put theirs elsewhere.
            Environment = SandboxEnvironment.Build(settings, place, Path, home).Where(variable => variable.Key != "PATH").ToImmutableDictionary(),
            Users = finding.Users,
            EngineOptions = _engine.Options,
        };
    }

    public string Path => "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    /// <summary>What an image holds is not known here.</summary>
    public bool? IsSeen(string path) => Toolchains.IsBelow(_view.Workspace, path) ? true : null;

    public Task<IConfinedProcess> StartAsync(ConfinedProgram program, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var view = _view with { Protected = [.. _protected.Find().Select(path => System.IO.Path.Join(_view.Workspace, path))] };
        var name = $"{ControlGroups.Prefix}{Owner.Self}-{Interlocked.Increment(ref _counter).ToString(CultureInfo.InvariantCulture)}";
        var reports = program.Reports ? Directory.CreateTempSubdirectory("aetherflow-report-").FullName : null;
        var spawning = new Spawning
        {
            Program = _engine.Program,
            Arguments = ContainerArguments.Run(view, program, name, reports),
            WorkingDirectory = "/",
            Environment = _engine.Environment,
            Mark = ProgramRunner.NewMark(),
        };
        if (SpawnedProcess.Start(spawning, out var error) is { } client)
            return Task.FromResult<IConfinedProcess>(new ContainerProcess(client, _engine, name, reports, view.Settings));
        if (reports is not null) Directory.Delete(reports);
        throw new IOException($"{_engine.Program}: {Marshal.GetPInvokeErrorMessage(error)} (error {error.ToString(CultureInfo.InvariantCulture)})");
    }
}
