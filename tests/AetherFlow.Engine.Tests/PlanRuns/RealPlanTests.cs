using AetherFlow.Engine.Tests.Support;
using AetherFlow.Plans;
using AetherFlow.Simulator;
using AetherFlow.Simulator.Scripts;
using AetherFlow.Testing;

namespace AetherFlow.Engine.Tests.PlanRuns;

/// <summary>Real plans from their bytes to a changed tree, over HTTP, and back.</summary>
public sealed class RealPlanTests
{
    /// <summary>Its files lie outside any workspace; reading it fails, lenient or not.</summary>
    private const string Refused = "runpod_serverless_handler.json";

    public static TheoryData<string> Plans => SharedData.Find("data/plans") is { } folder
        ? new TheoryData<string>(Directory.EnumerateFiles(folder, "*.json").Select(f => Path.GetFileName(f)!).Where(f => f != Refused).Order(StringComparer.Ordinal))
        : new TheoryData<string>("(absent)");

    [Theory]
    [MemberData(nameof(Plans))]
    public async Task Run_RealPlan_DoesEveryStepAndIsUndone(string name)
    {
        var folder = SharedData.Find("data/plans");
        Assert.SkipWhen(folder is null, "The folder shared/data/plans with real plans is not beside the repository.");
        var bytes = await File.ReadAllBytesAsync(Path.Combine(folder!, name), TestContext.Current.CancellationToken);
        var reading = PlanReader.Read(bytes, new PlanReadOptions { Lenient = true, FileExists = _ => true });
        Assert.True(reading.IsValid, string.Join('\n', reading.Problems));
        var plan = reading.Plan;
        await using var simulator = await SimulatorServer.StartAsync(ScriptFor(plan), new SimulatorOptions { Time = TimeProvider.System }, default);
        using var harness = new RunHarness { Connect = () => RunHarness.Over(simulator.BaseAddress) };
        WriteWorkspace(plan, harness.Files);
        var before = harness.Files.Tree();
        var run = harness.NewFolder();

        var finish = await harness.StartAsync(plan, run);

        Assert.True(finish.Outcome == "completed", string.Join('\n', File.ReadLines(run.JournalPath).Where(line => line.Contains("step.finished", StringComparison.Ordinal))));
        Assert.Equal(plan.Steps.Length, finish.StepsDone);
        foreach (var step in plan.Steps.Where(s => s.Type is StepType.CodeGeneration or StepType.Refactoring))
        {
            foreach (var file in step.Context.Files)
                Assert.Contains(LastWriter(plan, file).Value, harness.Files.Read(PlanPath.Normalise(file)), StringComparison.Ordinal);
        }

        Assert.Equal("completed", (await harness.UndoAsync(run)).Outcome);
        Assert.Equal(before, harness.Files.Tree());
    }

    /// <summary>The step whose content a file ends with: the last one that writes it whole, for patches keep it.</summary>
    private static StepId LastWriter(Plan plan, string file)
    {
        var writers = PlanGraph.Of(plan).DeclaredWriters(file);
        return plan.Steps[writers.Last(w => plan.Steps[w].Type != StepType.Patch)].Id;
    }

    private static Script ScriptFor(Plan plan) => new(
    [
        .. plan.Steps.Select(step => new ScriptEntry
        {
            Match = Replies.Of(step.Id.Value),
            Times = 0,
            Reply = step.Type switch
            {
                StepType.Analysis => $"What {step.Id} found.",
                StepType.Patch => $"```\n{step.Id}\n```\n",
                _ when step.Context.Files.IsEmpty => "```python\nprint(1)\n```\n",
                _ => string.Concat(step.Context.Files.Select(f => Replies.File(f, ContentOf(plan, step, f)))),
            },
        }),
    ]);

    /// <summary>Content that says which step wrote it, in one word that every language takes, and holds the places where patches go.</summary>
    private static string ContentOf(Plan plan, Step? step, string file) =>
        $"{step?.Id.Value ?? "before"}\n" + string.Concat(plan.Steps
            .Where(s => s.Type == StepType.Patch && Target(s) == file)
            .Select(s => s.Context.Patch! switch
            {
                { Marker: { } marker } => $"{marker}\n",
                { MarkerStart: { } start, MarkerEnd: { } end } => $"{start}\n  between\n{end}\n",
                _ => "",
            }));

    private static string Target(Step patch) => patch.Context.Patch?.TargetFile ?? patch.Context.Files[0];

    private static void WriteWorkspace(Plan plan, TemporaryFolder files)
    {
        foreach (var step in plan.Steps)
        {
            var reads = step.Type is StepType.Refactoring or StepType.Analysis ? step.Context.Files : [];
            foreach (var file in reads.Concat(step.Context.InputFiles).Where(f => !f.EndsWith('/') && f.IndexOfAny(['*', '?']) < 0))
                files.Write(PlanPath.Normalise(file), ContentOf(plan, null, file));
            if (step.Type == StepType.Patch) files.Write(PlanPath.Normalise(Target(step)), ContentOf(plan, null, Target(step)));
        }
    }
}
