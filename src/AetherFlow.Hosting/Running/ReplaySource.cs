using AetherFlow.Models.Replaying;
using AetherFlow.Runs;
using AetherFlow.Runs.Archives;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;

namespace AetherFlow.Hosting;

/// <summary>A recorded run that answers instead of the models: one of this machine, or a file that was handed on.</summary>
internal sealed class ReplaySource : IDisposable
{
    private readonly string? _unpacked;

    private ReplaySource(string name, RunStarted inputs, Recording replies, string? unpacked) =>
        (Name, Inputs, Replies, _unpacked) = (name, inputs, replies, unpacked);

    /// <summary>By which it is found again: the run's name, or the file's full path.</summary>
    public string Name { get; }

    /// <summary>What the recorded run was begun with.</summary>
    public RunStarted Inputs { get; }

    public Recording Replies { get; }

    public static async Task<(ReplaySource? Source, Problem? Problem)> OpenAsync(
        string named, HostEnvironment environment, RunStore store, CancellationToken cancellation)
    {
        var path = Path.GetFullPath(named, environment.CurrentDirectory);
        if (File.Exists(path)) return await UnpackAsync(path, environment, cancellation);
        return store.Find(named) is { } folder
            ? Of(folder.Id.Value, folder, null)
            : (null, new Problem("replay.not_found", $"There is no run '{named}', and no file {path}.", "`aetherflow runs list` shows the runs; `aetherflow runs export ID` makes a file of one."));
    }

    public void Dispose()
    {
        if (_unpacked is not null) Directory.Delete(_unpacked, recursive: true);
    }

    private static async Task<(ReplaySource? Source, Problem? Problem)> UnpackAsync(string file, HostEnvironment environment, CancellationToken cancellation)
    {
        var folder = Path.Combine(environment.StateFolder, "replays", $"{Environment.ProcessId}");
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        var (run, problem) = await RunArchive.ReadAsync(file, folder, cancellation);
        if (run is null) return (null, problem);
        var opened = Of(file, run, folder);
        if (opened.Source is null) Directory.Delete(folder, recursive: true);
        return opened;
    }

    private static (ReplaySource? Source, Problem? Problem) Of(string name, RunFolder folder, string? unpacked) =>
        RunHistory.Read(folder).Inputs is { Kind: "plan" } inputs
            ? (new ReplaySource(name, inputs, Recording.Read(folder), unpacked), null)
            : (null, new Problem("replay.no_plan", $"The run {name} worked no plan, so it has no replies.", "Name a run of a plan."));
}
