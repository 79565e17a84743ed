using AetherFlow.Runs;
using AetherFlow.Runs.Archives;
using AetherFlow.Runs.Folds;
using AetherFlow.Runs.Journal;
using AetherFlow.Runs.Output;

namespace AetherFlow.Hosting;

/// <summary>Writes what a run recorded where others can use it: its output folder, or the whole record as one file.</summary>
internal sealed class Exporting(HostEnvironment environment, RunStore store)
{
    public async Task<ExportReport> ExportAsync(ExportRequest request, CancellationToken cancellation)
    {
        if (store.Find(request.Run) is not { } run) return Refused(ExitCodes.Usage, RunReports.NoSuchRun(request.Run));
        // What is exported is made to be handed on: a key that has found its way into a file of the user stays here.
        var (settings, _) = SettingsSources.Resolve(environment, null, ConfigurationFiles.OfUser(environment));
        var redactor = new Redactor(settings?.Secrets ?? []);
        try
        {
            return await WriteAsync(run, request, redactor, cancellation);
        }
        catch (Exception e) when (e is JournalException or JournalDamagedException)
        {
            return Refused(ExitCodes.RunFailed, new Problem("run.journal", e.Message));
        }
    }

    private async Task<ExportReport> WriteAsync(RunFolder run, ExportRequest request, Redactor redactor, CancellationToken cancellation)
    {
        var problems = new List<Problem>();
        string? folder = null;
        if (request.OutputFolder is { } wanted)
        {
            var output = await OutputFolder.WriteAsync(run, Full(wanted), redactor, cancellation);
            if (output.Problem is { } problem) problems.Add(problem);
            else folder = output.Folder;
        }

        ArchiveReport? recording = null;
        if (request.File is not null || request.OutputFolder is null)
        {
            recording = await RunArchive.WriteAsync(run, Full(request.File ?? $"{run.Id}.zip"), redactor, Places(run), cancellation);
            if (recording.Problem is { } problem) problems.Add(problem);
        }

        return new ExportReport
        {
            OutputFolder = folder,
            Recording = recording is { Problem: null } ? recording : null,
            Problems = problems,
            ExitCode = problems.Count == 0 ? ExitCodes.Ok : ExitCodes.RunFailed,
        };
    }

    /// <summary>Paths that say more about this machine than about the run.</summary>
    private Dictionary<string, string> Places(RunFolder run)
    {
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        var inputs = RunHistory.Read(run).Inputs;
        if (inputs is not null) places.TryAdd(inputs.Workspace, "<workspace>");
        if (inputs?.Output is { } output) places.TryAdd(output, "<output>");
        places.TryAdd(environment.StateFolder, "<state>");
        if (environment.UserHome.Length > 0) places.TryAdd(environment.UserHome, "<home>");
        return places;
    }

    private string Full(string path) => Path.GetFullPath(path, environment.CurrentDirectory);

    private static ExportReport Refused(int exitCode, Problem problem) => new() { ExitCode = exitCode, Problems = [problem] };
}
