using System.Security.Cryptography;
using AetherFlow.Hosting;
using AetherFlow.Runs;
using AetherFlow.Simulator;

namespace AetherFlow.Bench.Tasks;

/// <summary>Runs benchmark tasks with the whole product over a simulator that gives the replies written for them.</summary>
internal sealed class TaskBench(Python? python, TimeProvider time)
{
    /// <summary>Reaches nobody: it is only asked for because a vendor would ask.</summary>
    private const string Key = "sk-for-the-simulator-only";

    /// <summary>Runs one task twice, and the tests of what it wrote.</summary>
    /// <param name="folder">New; everything is kept in it.</param>
    public async Task<TaskResult> RunAsync(BenchmarkTask task, string workflow, string folder, CancellationToken cancellation)
    {
        await using var simulator = await SimulatorServer.StartAsync(TaskReplies.Of(task, workflow), new SimulatorOptions { Time = time, KeepMessages = false }, cancellation);
        var product = Product.Open(EnvironmentFor(simulator, folder));
        var (first, again) = (Path.Combine(folder, "first"), Path.Combine(folder, "again"));
        var report = await StintAsync(product, task, workflow, first, cancellation);
        var asked = simulator.Requests.Count;
        var repeated = await StintAsync(product, task, workflow, again, cancellation);
        return new TaskResult
        {
            Task = task,
            Workflow = workflow,
            First = report,
            Repairs = asked - task.ReadPlan().Steps.Length * (workflow == "PROD" ? 3 : 2),
            Again = repeated,
            AskedAgain = simulator.Requests.Count - asked,
            SameTree = Tree(WorkspaceIn(first)).SequenceEqual(Tree(WorkspaceIn(again))),
            Tests = await CodeTests.RunAsync(python, task, WorkspaceIn(first), OutputIn(first), cancellation),
        };
    }

    public static string WorkspaceIn(string folder) => Path.Combine(folder, "workspace");

    public static string OutputIn(string folder) => Path.Combine(folder, "output");

    private static async Task<RunReport> StintAsync(Product product, BenchmarkTask task, string workflow, string folder, CancellationToken cancellation)
    {
        task.WriteWorkspace(WorkspaceIn(folder));
        var request = new RunRequest { PlanPath = task.PlanPath, Workspace = WorkspaceIn(folder), Output = OutputIn(folder), Workflow = workflow, Mode = null };
        var report = await product.RunPlanAsync(request, RunObserver.Nobody, cancellation);
        return report.Finish is null
            ? throw new InvalidOperationException($"{task.Name} did not run: {string.Join(' ', report.Problems)} {string.Join(' ', report.PlanProblems)}")
            : report;
    }

    /// <summary>Nothing of the user's own settings; prices are those of the default model.</summary>
    private HostEnvironment EnvironmentFor(SimulatorServer simulator, string folder) => new()
    {
        Variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DEEPSEEK_API_KEY"] = Key,
            ["DEEPSEEK_API_URL"] = new Uri(simulator.BaseAddress, "v1").ToString(),
            ["AETHERFLOW_HOME"] = Path.Combine(folder, "state"),
            ["MAX_RETRIES"] = "0",
        },
        CurrentDirectory = folder,
        UserHome = folder,
        Time = time,
        Chance = new Random(1),
    };

    private static IEnumerable<string> Tree(string folder) => Directory
        .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Select(file => $"{Path.GetRelativePath(folder, file)} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))}")
        .Order(StringComparer.Ordinal);
}
