using AetherFlow.Models.Catalogues;
using AetherFlow.Models.Settings;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using AetherFlow.Sandbox;
using AetherFlow.Simulator;

namespace AetherFlow.Hosting;

/// <summary>
/// The main job without a key or network: the sample plan runs over the embedded simulator, whose replies are
/// recorded, through the real client; the .NET SDK builds and checks what was written, in the sandbox where there is one,
/// and what it finds wrong is repaired, also from a recorded reply.
/// </summary>
internal sealed class Demo(HostEnvironment environment, PlanRuns planRuns)
{
    private const string DefaultFolder = "aetherflow-demo";

    private const string Program = "dotnet bin/Debug/net10.0/Bill.dll";

    private const string Check = $"dotnet build --nologo -v quiet && {Program} --check";

    public async Task<DemoReport> RunAsync(string? folder, RunObserver observer, CancellationToken cancellation)
    {
        var (target, problem) = NewFolder(folder);
        if (problem is not null) return new DemoReport { Problem = problem, ExitCode = ExitCodes.Usage };
        var plan = DemoSample.WriteTo(target);
        var (guard, finding) = await GuardAsync(target, SandboxKind.Bubblewrap, cancellation);
        // The code is the product's own, so the demo goes on where there is no sandbox; no other command does.
        if (!finding.IsUsable) (guard, _) = await GuardAsync(target, SandboxKind.None, cancellation);
        var request = new RunRequest
        {
            PlanPath = plan,
            Workspace = target,
            Workflow = WorkflowNames.Prod,
            Output = Path.Combine(target, "output"),
            Fresh = true,
            Simulated = true,
            Repair = new RepairInputs { Command = Check, MaxRounds = 1 },
            Sandbox = new SandboxRequest { Kind = SandboxNames.NameOf(finding.IsUsable ? SandboxKind.Bubblewrap : SandboxKind.None) },
        };
        var run = await RunPlanAsync(request, observer, cancellation);
        var report = new DemoReport { Folder = target, Run = run, WithoutSandbox = finding.Problem?.Message, ExitCode = run.ExitCode };
        if (run.ExitCode != ExitCodes.Ok) return report;
        var printed = await PrintAsync(guard, cancellation);
        return report with { Program = printed, ExitCode = printed.Succeeded ? ExitCodes.Ok : ExitCodes.RunFailed };
    }

    private Task<(CommandGuard Guard, SandboxFinding Finding)> GuardAsync(string folder, SandboxKind kind, CancellationToken cancellation) =>
        GuardOpening.OpenAsync(environment, Policy.Default, SandboxSettings.Default with { Kind = kind }, folder, null, cancellation);

    private async Task<RunReport> RunPlanAsync(RunRequest request, RunObserver observer, CancellationToken cancellation)
    {
        await using var simulator = await SimulatorServer.StartAsync(
            DemoSample.Replies(), new SimulatorOptions { Time = environment.Time, KeyRequired = false }, cancellation);
        return await planRuns.StartAsync(request, SettingsFor(simulator), observer, cancellation);
    }

    /// <summary>Nothing of the user's own settings: the demo must not reach a paid endpoint. Priced as the default model is.</summary>
    private static ModelSettings SettingsFor(SimulatorServer simulator)
    {
        var deepseek = Catalogue.BuiltIn.FindProvider("deepseek")!;
        var price = Catalogue.BuiltIn.FindModel(deepseek.Name, deepseek.DefaultModel!)!.Price!;
        var reading = ModelSettingsReader.Read(Catalogue.BuiltIn, new Dictionary<string, Setting>(StringComparer.Ordinal)
        {
            ["CUSTOM_API_URL"] = Demonstrated(new Uri(simulator.BaseAddress, "v1").ToString()),
            ["CUSTOM_MODEL"] = Demonstrated("recorded"),
            ["CUSTOM_INPUT_COST_PER_1K"] = Demonstrated($"{price.InputPerMillion / 1000}"),
            ["CUSTOM_OUTPUT_COST_PER_1K"] = Demonstrated($"{price.OutputPerMillion / 1000}"),
        });
        return reading.Settings ?? throw new InvalidOperationException(string.Join(' ', reading.Problems));
    }

    private static Setting Demonstrated(string value) => new(value, "demo");

    private static async Task<DemoProgram> PrintAsync(CommandGuard guard, CancellationToken cancellation)
    {
        var result = await guard.RunAsync(GivenCommand.OfText(Program), new GuardedCall { IsConsented = true }, cancellation);
        return new DemoProgram(Program, result.Succeeded, result.Succeeded ? result.StandardOutput.Text : result.FormatForModel(), result.Duration);
    }

    private (string Path, Problem? Problem) NewFolder(string? wanted)
    {
        var path = Path.GetFullPath(wanted ?? DefaultFolder, environment.CurrentDirectory);
        for (var number = 2; wanted is null && Directory.Exists(path); number++)
            path = Path.GetFullPath($"{DefaultFolder}-{number}", environment.CurrentDirectory);
        if (File.Exists(path) || (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any()))
            return (path, new Problem("demo.folder_taken", $"{path} exists and is not empty.", "Name a new folder."));
        try
        {
            Directory.CreateDirectory(path);
            return (path, null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (path, new Problem("demo.folder", $"{path} cannot be made: {e.Message}", "Name a folder that you may write."));
        }
    }
}
