using System.Text.Json;
using AetherFlow.Cli.Commands;
using AetherFlow.Hosting;
using AetherFlow.Runs;
using AetherFlow.Testing;

namespace AetherFlow.Cli.Tests.Listings;

public sealed class OverviewTests : IDisposable
{
    private const string Plan = """
        {"task_id": "shop", "description": "A \u001b[31mshop", "metadata": {}, "steps": [
          {"id": "step_1", "description": "Look", "type": "analysis", "complexity": 0.1, "estimated_tokens": 200, "dependencies": [], "validation_criteria": [], "context": {"files": ["README.md"]}},
          {"id": "step_2", "description": "Write", "type": "code_generation", "complexity": 0.55, "estimated_tokens": 1900, "dependencies": ["step_1"], "validation_criteria": [], "context": {"files": ["a.cs", "b.cs"]}}
        ]}
        """;

    private readonly TestSurroundings _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task ShowStatus_LastRun_IsTold()
    {
        await new RunScript(_test.Home.Path).Started("older").WriteAsync();
        await SampleWorkflow.Prod(_test.Home.Path, seed: 2).Wait(500).Finished(SampleWorkflow.Rejection()).WriteAsync();

        Assert.Equal(ExitCodes.Ok, await Actions.Of(_test.Around).ShowStatus(new Showing(), CancellationToken.None));

        Expectation.Matches("status.prod", _test.Out);
    }

    [Fact]
    public async Task ShowStatus_RunUnderWay_ComesBeforeNewerOnesThatEnded()
    {
        var running = SampleRun.Mixed(_test.Home.Path, budget: 1);
        await running.WriteAsync();
        await new RunScript(_test.Home.Path, seed: 2).Started("newer").WriteAsync();
        using var held = RunLock.TryTake(running.Folder.Path);

        Assert.Equal(ExitCodes.Ok, await Actions.Of(_test.Around).ShowStatus(new Showing(), CancellationToken.None));

        Expectation.Matches("status.running", _test.Out);
    }

    [Fact]
    public async Task ShowStatus_AsJson_IsOneObject()
    {
        await SampleWorkflow.Prod(_test.Home.Path).Finished(SampleWorkflow.Rejection()).WriteAsync();

        await Actions.Of(_test.Around).ShowStatus(new Showing(Json: true), CancellationToken.None);

        using var json = JsonDocument.Parse(_test.Out);
        var phases = json.RootElement.GetProperty("phases").EnumerateArray().ToList();
        Assert.Equal(["draft", "build", "check"], phases.Select(p => p.GetProperty("id").GetString()));
        Assert.Equal(["done", "done", "failed"], phases.Select(p => p.GetProperty("state").GetString()));
        Assert.Equal(("rejected", "check", 0.0108m), (json.RootElement.GetProperty("state").GetString(), json.RootElement.GetProperty("phase").GetString(), json.RootElement.GetProperty("cost").GetDecimal()));
    }

    [Fact]
    public async Task ShowStatus_NoRuns_SaysSo()
    {
        Assert.Equal(ExitCodes.Ok, await Actions.Of(_test.Around).ShowStatus(new Showing(), CancellationToken.None));
        Assert.Equal(("", "There are no runs yet. `aetherflow demo` makes one.\n"), (_test.Out, _test.Error));

        await Actions.Of(_test.Around).ShowStatus(new Showing(Json: true), CancellationToken.None);
        Assert.Equal("{}\n", _test.Out);
    }

    [Fact]
    public async Task ShowCosts_SeveralRuns_AreSummedByTimeWorkflowModelAndRun()
    {
        await SampleWorkflow.Prod(_test.Home.Path).Finished(SampleWorkflow.Rejection()).WriteAsync();
        await SampleRun.Mixed(_test.Home.Path).WriteAsync();

        Assert.Equal(ExitCodes.Ok, await Actions.Of(_test.Around).ShowCosts(new Showing(), CancellationToken.None));

        Expectation.Matches("costs", _test.Out);
    }

    [Fact]
    public async Task ShowCosts_DamagedRun_IsNamedAndLeftOut()
    {
        var script = SampleRun.Mixed(_test.Home.Path);
        await script.WriteAsync();
        var lines = await File.ReadAllLinesAsync(script.Folder.JournalPath);
        lines[8] = "broken";
        await File.WriteAllLinesAsync(script.Folder.JournalPath, lines);
        await SampleWorkflow.Prod(_test.Home.Path).Finished(SampleWorkflow.Rejection()).WriteAsync();

        Assert.Equal(ExitCodes.Ok, await Actions.Of(_test.Around).ShowCosts(new Showing(Json: true), CancellationToken.None));

        using var json = JsonDocument.Parse(_test.Out);
        Assert.Equal((1, 0.0108m), (json.RootElement.GetProperty("all").GetProperty("runs").GetInt32(), json.RootElement.GetProperty("all").GetProperty("settled").GetDecimal()));
        Assert.Equal([script.Folder.Id.Value], json.RootElement.GetProperty("unreadable").EnumerateArray().Select(r => r.GetString()));
        Assert.Contains("[run.unreadable]", _test.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DescribePlan_NoProvider_IsATableThatSaysSo()
    {
        _test.Folder.Write("plan.json", Plan);

        var code = await Actions.Of(_test.Around).DescribePlan(new RunRequest { PlanPath = "plan.json", Workspace = "." }, new Showing(), CancellationToken.None);

        Assert.Equal(ExitCodes.Ok, code);
        Expectation.Matches("info", _test.Out);
    }

    [Fact]
    public async Task DescribePlan_InvalidOrMissing_SaysWhyAndExits2()
    {
        _test.Folder.Write("plan.json", Plan.Replace("\"step_1\"]", "\"step_9\"]", StringComparison.Ordinal));

        Assert.Equal(ExitCodes.Usage, await Actions.Of(_test.Around).DescribePlan(new RunRequest { PlanPath = "plan.json", Workspace = "." }, new Showing(), CancellationToken.None));
        Assert.StartsWith("plan.json:3:", _test.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Usage, await Actions.Of(_test.Around).DescribePlan(new RunRequest { PlanPath = "none.json", Workspace = "." }, new Showing(), CancellationToken.None));
        Assert.Contains("[plan.not_found]", _test.Error, StringComparison.Ordinal);
        Assert.Empty(_test.Out);
    }
}
