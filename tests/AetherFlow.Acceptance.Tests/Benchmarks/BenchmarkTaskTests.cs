using AetherFlow.Acceptance.Tests.Support;
using AetherFlow.Bench.Tasks;
using AetherFlow.Hosting;
using AetherFlow.Plans;
using AetherFlow.Testing;

namespace AetherFlow.Acceptance.Tests.Benchmarks;

/// <summary>The benchmark plans run in both workflows over the simulator, and the code that comes out works.</summary>
public sealed class BenchmarkTaskTests
{
    private static readonly CancellationToken Never = CancellationToken.None;

    public static TheoryData<string, string> Runs()
    {
        var data = new TheoryData<string, string>();
        foreach (var folder in Directory.EnumerateDirectories(TasksFolder, "task_*").Order(StringComparer.Ordinal))
        {
            foreach (var workflow in BenchmarkTask.Workflows) data.Add(Path.GetFileName(folder), workflow);
        }

        return data;
    }

    private static string TasksFolder => Path.Combine(BuiltProgram.Repository, "bench", "tasks");

    [Fact]
    public void Runs_OfAllTasks_AreEighteen() => Assert.Equal(18, Runs().Count);

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task Run_Twice_EndsAsItIsToAndTheSecondTimeAsksNobody(string name, string workflow)
    {
        var task = Task(name);
        using var folder = new TemporaryFolder();

        var result = await new TaskBench(null, TimeProvider.System).RunAsync(task, workflow, folder.Path, Never);

        Assert.Empty(TasksCommand.Complaints(result));
        Assert.Equal(0, result.Again.Finish!.Calls);
        Assert.Equal(0, result.Again.Finish.Settled.Usd);
        Assert.Equal(result.First.Finish!.Checks, result.Again.Finish.Checks);
        var steps = task.ReadPlan().Steps;
        Assert.Equal(steps.Length, result.Again.Finish.StepsDone);
        Assert.All(
            steps.Where(step => step.Type != StepType.Analysis).SelectMany(step => step.Context.Files),
            file => Assert.True(File.Exists(Path.Combine(TaskBench.WorkspaceIn(folder["first"]), file)), file));
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task Code_ThatARunWrote_CompilesAndPassesItsTests(string name, string workflow)
    {
        Assert.SkipUnless(SlowTests.AreWanted, SlowTests.Reason);
        var task = Task(name);
        var python = await PythonAsync(task);
        using var folder = new TemporaryFolder();

        var result = await new TaskBench(python, TimeProvider.System).RunAsync(task, workflow, folder.Path, Never);

        Assert.Null(result.Tests.Skipped);
        Assert.Empty(TasksCommand.Complaints(result));
    }

    [Fact]
    public async Task Check_OfAWorkspaceNobodyWorkedOn_Fails()
    {
        var task = Task("task_06");
        var python = await PythonAsync(task);
        using var folder = new TemporaryFolder();
        task.WriteWorkspace(folder["workspace"]);
        Directory.CreateDirectory(folder["output"]);

        var tests = await CodeTests.RunAsync(python, task, folder["workspace"], folder["output"], Never);

        Assert.True(tests.Compiles);
        Assert.InRange(tests.Failed, 3, 4);
    }

    private static BenchmarkTask Task(string name)
    {
        var plans = SharedData.Find("data/plans");
        Assert.SkipWhen(plans is null, "the plans of the benchmark tasks are missing: there is no shared/data/plans beside the repository");
        var task = BenchmarkTask.ReadAll(TasksFolder, plans).Single(t => t.Name == name);
        Assert.SkipUnless(File.Exists(task.PlanPath), $"there is no {task.Facts.Plan} in shared/data/plans");
        return task;
    }

    private static async Task<Python> PythonAsync(BenchmarkTask task)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "programs are started on Linux and macOS only");
        var python = await Python.FindAsync(BuiltProgram.Repository, HostEnvironment.OfThisProcess().Variables, task.Facts.Needs, TimeProvider.System, Never);
        Assert.SkipWhen(python is null, "there is no Python interpreter (python3)");
        var missing = python.Missing(task.Facts.Needs);
        Assert.SkipUnless(missing.Count == 0, $"Python cannot import {string.Join(", ", missing)}; `bench/python` makes an environment that can");
        return python;
    }
}
