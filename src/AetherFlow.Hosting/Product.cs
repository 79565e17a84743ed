using AetherFlow.Models.Settings;
using AetherFlow.Models.Traffic;
using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Runs.Folds;
using AetherFlow.Runs.Journal;
using AetherFlow.Sandbox;

namespace AetherFlow.Hosting;

/// <summary>
/// The product as the executables see it: commands in, reports out, everything in between through the observer. The
/// one place where the rooms are put together.
/// </summary>
public sealed class Product
{
    private readonly HostEnvironment _environment;
    private readonly PlanRuns _planRuns;

    private Product(HostEnvironment environment)
    {
        _environment = environment;
        Runs = new RunStore(environment.StateFolder);
        _planRuns = new PlanRuns(environment, Runs, new Gates(environment.Time, new Random(environment.Chance.Next())));
    }

    /// <summary>Semantic version of the program.</summary>
    public static string Version { get; } = typeof(Product).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    public RunStore Runs { get; }

    public static Product Open(HostEnvironment environment) => new(environment);

    /// <summary>Reads a plan and checks it; lenient reading looks for files in the workspace.</summary>
    public (PlanReading? Reading, Problem? Problem) ReadPlan(string path, bool lenient, string workspace)
    {
        var file = PlanFile.Read(path, _environment.CurrentDirectory);
        return file.Problem is { } problem
            ? (null, problem)
            : (file.Parse(lenient, Path.GetFullPath(workspace, _environment.CurrentDirectory)), null);
    }

    /// <summary>What a run of a plan would ask, whom, and what it would cost; asks nobody, writes nothing.</summary>
    public Task<PlanPreview> PreviewAsync(RunRequest request, CancellationToken cancellation) => new Previewing(_environment).OfAsync(request, cancellation);

    /// <summary>Runs a plan from its beginning.</summary>
    public Task<RunReport> RunPlanAsync(RunRequest request, RunObserver observer, CancellationToken cancellation) =>
        WithSettingsAsync(request.EnvFile, WorkspaceOf(request), settings => _planRuns.StartAsync(request, settings, observer, cancellation), cancellation);

    /// <summary>Goes on with a run that was stopped or cut off.</summary>
    public Task<RunReport> ResumeAsync(ResumeRequest request, RunObserver observer, CancellationToken cancellation) =>
        WithSettingsAsync(request.EnvFile, WorkspaceOf(request.Run), settings => _planRuns.ResumeAsync(request, settings, observer, cancellation), cancellation);

    /// <summary>Makes a new run of another one, which keeps what still holds of its results.</summary>
    public Task<RunReport> ForkAsync(ForkRequest request, RunObserver observer, CancellationToken cancellation) =>
        WithSettingsAsync(request.EnvFile, WorkspaceOf(request.Run), settings => _planRuns.ForkAsync(request, settings, observer, cancellation), cancellation);

    /// <summary>Takes back what a run, or one step of it, did to its workspace.</summary>
    public Task<RunReport> UndoAsync(UndoRequest request, RunObserver observer, CancellationToken cancellation) =>
        new Undoing(_environment, Runs).UndoAsync(request, observer, cancellation);

    /// <summary>What a run, or one step of it, made of the files.</summary>
    /// <param name="run">The run's name, or its last characters.</param>
    /// <param name="step">Null: the run in all.</param>
    public Task<DiffReport> DiffAsync(string run, string? step, CancellationToken cancellation) =>
        new Comparing(_environment, Runs).CompareAsync(run, step, cancellation);

    /// <summary>Writes what a run recorded where others can use it.</summary>
    public Task<ExportReport> ExportAsync(ExportRequest request, CancellationToken cancellation) =>
        new Exporting(_environment, Runs).ExportAsync(request, cancellation);

    /// <summary>Who can be asked, who would be asked in which mode, and what is missing.</summary>
    /// <param name="envFile">A file with variables that the user names; null for none.</param>
    public Task<ModelsReport> ModelsAsync(string? envFile, CancellationToken cancellation) => ModelsReports.ReadAsync(_environment, envFile, cancellation);

    /// <summary>What all runs spent on a day, as the index says.</summary>
    /// <param name="day">In UTC; null for today.</param>
    public Task<SpendReport> SpendAsync(DateOnly? day, CancellationToken cancellation) => new SpendReports(_environment, Runs).ReadAsync(day, cancellation);

    /// <summary>Makes the index of what was spent anew from the journals of all runs.</summary>
    public RebuildReport RebuildSpend() => new SpendReports(_environment, Runs).Rebuild();

    /// <summary>How full the reply cache is.</summary>
    public CacheReport Cache() => CacheReport.Read(_environment);

    /// <summary>What would become of a command; runs nothing.</summary>
    /// <returns>A report, or what is in the way of one.</returns>
    public Task<(PolicyCheckReport? Report, IReadOnlyList<Problem> Problems)> CheckPolicyAsync(PolicyCheckRequest request, CancellationToken cancellation) =>
        new PolicyChecking(_environment).CheckAsync(request, cancellation);

    /// <summary>What the <c>aetherflow.json</c> of a workspace would bring.</summary>
    public Task<TrustView> ViewTrustAsync(string workspace, CancellationToken cancellation) => new Trusting(_environment).ViewAsync(workspace, cancellation);

    /// <summary>Remembers that a person said yes to exactly what was shown; null where it is done.</summary>
    public Problem? Trust(TrustView view) => new Trusting(_environment).Trust(view);

    /// <summary>Takes such a yes back.</summary>
    /// <returns>Whether there was one, or why it could not be done.</returns>
    public (bool Had, Problem? Problem) Untrust(string workspace) => new Trusting(_environment).Forget(workspace);

    /// <summary>Looks whether all that the program needs is there.</summary>
    public Task<IReadOnlyList<DoctorFinding>> DoctorAsync(CancellationToken cancellation) =>
        new Doctor(_environment, new ProgramRunner(_environment.Time)).ExamineAsync(cancellation);

    /// <summary>Starts a server that answers as a vendor does, from a script or a recorded run.</summary>
    public Task<Simulation> SimulateAsync(SimulateRequest request, CancellationToken cancellation) =>
        Simulation.StartAsync(request, _environment, Runs, cancellation);

    /// <summary>Runs the sample plan over the embedded simulator, builds, checks and repairs the result, and runs it.</summary>
    public Task<DemoReport> DemoAsync(string? folder, RunObserver observer, CancellationToken cancellation) =>
        new Demo(_environment, _planRuns).RunAsync(folder, observer, cancellation);

    private string? WorkspaceOf(RunRequest request) => request.AuditRun is { } audited
        ? WorkspaceOf(audited)
        : _environment.WorkspaceOf(request.Workspace);

    /// <summary>Null where there is no such run, or its record is damaged: whoever works with it says so.</summary>
    private string? WorkspaceOf(string run)
    {
        try
        {
            return Runs.Find(run) is { } folder ? RunGlance.Read(folder).Inputs?.Workspace : null;
        }
        catch (Exception e) when (e is JournalException or JournalDamagedException)
        {
            return null;
        }
    }

    private async Task<RunReport> WithSettingsAsync(
        string? envFile, string? workspace, Func<ModelSettings, Task<RunReport>> run, CancellationToken cancellation)
    {
        var (settings, problems) = await SettingsSources.ResolveAsync(_environment, envFile, workspace, cancellation);
        return settings is null ? RunReports.Refused(ExitCodes.Usage, problems) : await run(settings);
    }
}
