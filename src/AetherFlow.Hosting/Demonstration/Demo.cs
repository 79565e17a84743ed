using AetherFlow.Models.Catalogues;
using AetherFlow.Models.Settings;
using AetherFlow.Runs;
using AetherFlow.Sandbox;
using AetherFlow.Simulator;

namespace AetherFlow.Hosting;

/// <summary>
/// The main job without a key or network: the sample plan runs over the embedded simulator, whose replies are
/// recorded, through the real client; then the .NET SDK builds and runs what was written.
/// </summary>
internal sealed class Demo(HostEnvironment environment, PlanRuns planRuns, ProgramRunner programs)
{
    private const string DefaultFolder = "aetherflow-demo";

    public async Task<DemoReport> RunAsync(string? folder, RunObserver observer, CancellationToken cancellation)
    {
        var (target, problem) = NewFolder(folder);
        if (problem is not null) return new DemoReport { Problem = problem, ExitCode = ExitCodes.Usage };
        var plan = DemoSample.WriteTo(target);
        var request = new RunRequest { PlanPath = plan, Workspace = target, Workflow = "PROD", Output = Path.Combine(target, "output"), Fresh = true, Simulated = true };
        var run = await RunPlanAsync(request, observer, cancellation);
        if (run.ExitCode != ExitCodes.Ok) return new DemoReport { Folder = target, Run = run, ExitCode = run.ExitCode };

        var ran = new List<DemoProgram>();
        foreach (string[] arguments in (string[][])[["build", "--nologo", "-v", "quiet"], ["bin/Debug/net10.0/Bill.dll"], ["bin/Debug/net10.0/Bill.dll", "--check"]])
        {
            ran.Add(await RunDotnetAsync(target, arguments, cancellation));
            if (!ran[^1].Succeeded) break;
        }

        return new DemoReport
        {
            Folder = target,
            Run = run,
            Programs = ran,
            ExitCode = ran[^1].Succeeded ? ExitCodes.Ok : ExitCodes.RunFailed,
        };
    }

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

    private async Task<DemoProgram> RunDotnetAsync(string folder, string[] arguments, CancellationToken cancellation)
    {
        var command = $"dotnet {string.Join(' ', arguments)}";
        var path = ProgramFinder.Find("dotnet", environment.Variables.GetValueOrDefault("PATH"));
        if (path is null) return new DemoProgram(command, false, "dotnet is not on the PATH.", TimeSpan.Zero);
        var result = await programs.RunAsync(
            new ProgramCall
            {
                Program = path,
                Arguments = [.. arguments],
                WorkingDirectory = folder,
                Environment = ChildEnvironment.OfSdk(environment, Path.Combine(folder, "obj")),
            },
            cancellation);
        return new DemoProgram(command, result.Succeeded, result.Succeeded ? result.StandardOutput.Text : result.ToString(), result.Duration);
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
