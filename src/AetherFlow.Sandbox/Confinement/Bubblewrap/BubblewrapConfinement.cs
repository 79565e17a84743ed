using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using AetherFlow.Sandbox.Posix;

namespace AetherFlow.Sandbox;

/// <summary>Starts programs in sandboxes made by bubblewrap, within the limits of a control group.</summary>
internal sealed class BubblewrapConfinement : IConfinement
{
    private readonly string _program;
    private readonly ControlGroups _groups;
    private readonly ProtectedPlaces _protected;
    private readonly BubblewrapView _view;

    public BubblewrapConfinement(string program, SandboxSettings settings, SandboxPlace place, ControlGroups groups)
    {
        _program = program;
        _groups = groups;
        _protected = new ProtectedPlaces(place.Workspace);
        var tools = Toolchains.Find(place);
        var home = place.Home ?? BubblewrapArguments.MemoryHome;
        var environment = SandboxEnvironment.Build(settings, place, tools.Path, home);
        foreach (var (name, value) in tools.Environment) environment[name] = value;
        Path = tools.Path;
        _view = new BubblewrapView { Settings = settings, Workspace = place.Workspace, Home = home, System = SystemPlaces.Find(settings.Network), ReadOnlyFolders = tools.Folders, Environment = environment };
    }

    public string Path { get; }

    public bool? IsSeen(string path) => _view.ReadOnlyFolders.Append("/usr").Append(_view.Workspace).Any(folder => Toolchains.IsBelow(folder, path));

    /// <summary>Limits that neither a control group nor a limit of processes holds.</summary>
    public static ImmutableArray<string> NotesOf(ControlGroups groups)
    {
        var notes = ImmutableArray.CreateBuilder<string>();
        if (!groups.Limits("memory")) notes.Add("Memory is limited for each process, not for a command: there is no control group that may be written.");
        if (!groups.Limits("cpu")) notes.Add("Processor time is not limited: there is no control group for it that may be written.");
        if (!groups.Limits("pids") && Kernel.IsRoot) notes.Add("The number of processes is not limited: there is no control group for it that may be written, and root has no other limit.");
        return notes.ToImmutable();
    }

    public async Task<IConfinedProcess> StartAsync(ConfinedProgram program, CancellationToken cancellation)
    {
        var view = _view with { Protected = [.. _protected.Find().Select(path => System.IO.Path.Join(_view.Workspace, path))] };
        var descriptors = new BubblewrapDescriptors(view, program.Reports);
        var process = await SpawnAsync(view, descriptors, program);
        var isReleased = false;
        try
        {
            await process.ReleaseAsync(view, cancellation);
            isReleased = true;
            return process;
        }
        finally
        {
            if (!isReleased) await process.DisposeAsync();
        }
    }

    private async Task<BubblewrapProcess> SpawnAsync(BubblewrapView view, BubblewrapDescriptors descriptors, ConfinedProgram program)
    {
        var spawning = new Spawning
        {
            Program = _program,
            Arguments = BubblewrapArguments.Build(view, descriptors, program),
            WorkingDirectory = "/",
            Inherited = descriptors.All,
        };
        var limits = new BubblewrapLimits(view.Settings, _groups);
        var (child, error) = await LongLivedThread.RunAsync(() => limits.Start(spawning));
        descriptors.HandOver();
        if (child is not null) return new BubblewrapProcess(child, descriptors, limits);
        descriptors.Dispose();
        limits.Dispose();
        throw new IOException($"{_program} was not started: {Marshal.GetPInvokeErrorMessage(error)} (error {error.ToString(CultureInfo.InvariantCulture)})");
    }
}
