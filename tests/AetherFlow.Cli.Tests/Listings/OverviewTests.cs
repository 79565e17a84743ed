using System.Text.Json;
using AetherFlow.Cli.Commands;
using AetherFlow.Hosting;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;
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
    public async Task ShowCosts_OnlyTheDemo_SaysThatItCostsNothing()
    {
        await new RunScript(_test.Home.Path).Started(new RunStarted { Kind = "plan", Workspace = "/w", Simulated = true, Version = "test" }).WriteAsync();

        Assert.Equal(ExitCodes.Ok, await Actions.Of(_test.Around).ShowCosts(new Showing(), CancellationToken.None));

        Assert.Equal(("", "No run of a plan has cost anything yet; the demo costs nothing.\n"), (_test.Out, _test.Error));
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
    public async Task ShowCosts_RunOverMidnight_IsCountedDayByDay()
    {
        var script = new RunScript(_test.Home.Path).Started().StepDone("step_1").Wait((int)TimeSpan.FromHours(20).TotalMilliseconds).StepDone("step_2").StepDone("step_3");
        await script.Finished(SampleRun.Finish("completed")).WriteAsync();

        await Actions.Of(_test.Around).ShowCosts(new Showing(), CancellationToken.None);

        Assert.Contains("DAY (UTC)   RUNS  CALLS  TOKENS IN  OUT  CACHE HITS     COST    SAVED\n2026-11-22     1      2      2,000  800     0 (0 %)  $0.0040  $0.0000\n2026-11-21     1      1      1,000  400     0 (0 %)  $0.0020  $0.0000\n", _test.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ShowSpend_AfterARebuild_SaysWhatTheJournalsSay()
    {
        await SampleWorkflow.Prod(_test.Home.Path).Finished(SampleWorkflow.Rejection()).WriteAsync();
        await SampleRun.Mixed(_test.Home.Path).WriteAsync();

        Assert.Equal(ExitCodes.Ok, await Actions.Of(_test.Around).RebuildSpend(CancellationToken.None));
        Assert.Equal(ExitCodes.Ok, await Actions.Of(_test.Around).ShowSpend(new DateOnly(2026, 11, 21), new Showing(), CancellationToken.None));
        Assert.Equal("1 day made anew from 11 calls in the 2 journals that could be read.\n", _test.Error);
        Expectation.Matches("spend", _test.Out);

        using var again = new TestSurroundings();
        await Actions.Of(again.Around).ShowSpend(null, new Showing(Json: true), CancellationToken.None);
        using var json = JsonDocument.Parse(again.Out);
        Assert.Equal((0, 0), (json.RootElement.GetProperty("calls").GetInt32(), json.RootElement.GetProperty("models").GetArrayLength()));
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
    public async Task ShowCache_AfterRuns_SaysWhatItSaved()
    {
        await SampleWorkflow.Prod(_test.Home.Path).Finished(SampleWorkflow.Rejection()).WriteAsync();

        Assert.Equal(ExitCodes.Ok, await Actions.Of(_test.Around).ShowCache(new Showing(), CancellationToken.None));
        Assert.Equal(
            $"""
            reply cache  {_test.Home["replies"]}
            holds        0 replies of at most 10,000, 0 bytes of at most 500.0 MB
            hits         2, 22 % of all replies, in 1 run
            saved        2,000 tokens in, 600 out, $0.0024

            """.ReplaceLineEndings("\n"),
            _test.Out);

        using var again = new TestSurroundings();
        await Actions.Of(again.Around).ShowCache(new Showing(Json: true), CancellationToken.None);
        using var json = JsonDocument.Parse(again.Out);
        Assert.Equal((0, 0), (json.RootElement.GetProperty("hits").GetInt32(), json.RootElement.GetProperty("entries").GetInt32()));
    }

    [Fact]
    public async Task DescribePlan_NoProvider_IsATableThatSaysSo()
    {
        _test.Folder.Write("plan.json", Plan);

        var code = await Actions.Of(_test.Around).DescribePlan(new RunRequest { PlanPath = "plan.json", Workspace = "." }, new Showing(), CancellationToken.None);

        Assert.Equal(ExitCodes.Ok, code);
        Expectation.Matches("info", _test.Out);
        Assert.Contains("[model.no_provider]", _test.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DescribePlan_Workflow_NamesWhoIsAskedInEachPhase()
    {
        _test.Folder.Write("plan.json", Plan);

        await Actions.Of(Configured()).DescribePlan(new RunRequest { PlanPath = "plan.json", Workspace = ".", Workflow = "PROTO", Mode = null }, new Showing(Json: true), CancellationToken.None);

        using var json = JsonDocument.Parse(_test.Out);
        var step = json.RootElement[1];
        Assert.Equal(("step_2", 0.55), (step.GetProperty("id").GetString(), step.GetProperty("complexity").GetDouble()));
        Assert.Equal([("FAST", "groq"), ("DOUBLE-CHECK", "deepseek")], step.GetProperty("routes").EnumerateArray().Select(r => (r.GetProperty("mode").GetString(), r.GetProperty("provider").GetString())));
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

    [Fact]
    public async Task DryRun_Configured_ShowsEachPhaseAndWritesNothing()
    {
        _test.Folder.Write("plan.json", Plan);

        var code = await Actions.Of(Configured()).DryRun(new RunRequest { PlanPath = "plan.json", Workspace = ".", Workflow = "PROD", Mode = null, Budget = new Money(0.000001m) }, new Showing(), CancellationToken.None);

        Assert.Equal(ExitCodes.Ok, code);
        string[] expected = ["2 steps, PROD, in ", "\nFAST draft", "\nBUILD", "\nDOUBLE-CHECK", "groq/", "deepseek/some-model", "\n6 calls: expected $", "The budget of $0.000001 is ", "Nobody was asked, and nothing was written.\n"];
        Assert.All(expected, text => Assert.Contains(text, _test.Out, StringComparison.Ordinal));
        Assert.Equal(["plan.json"], Directory.GetFileSystemEntries(_test.Folder.Path).Select(Path.GetFileName));
        Assert.Empty(Directory.GetFileSystemEntries(_test.Home.Path));
    }

    [Fact]
    public async Task DryRun_BudgetOfTheConfiguration_SaysThatItIsTooLittle()
    {
        _test.Folder.Write("plan.json", Plan);
        _test.Folder.Write("aetherflow.json", """{ "version": 1, "budget": { "run": 0.000001 } }""");

        await Actions.Of(Configured()).DryRun(new RunRequest { PlanPath = "plan.json", Workspace = ".", Mode = "FAST", Model = "groq" }, new Showing(), CancellationToken.None);

        Assert.Contains("\nThe budget of $0.000001 is less than is expected: ", _test.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("without a known price", _test.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DryRun_BudgetAndAModelWithoutAPrice_SaysThatItIsNotAsked()
    {
        _test.Folder.Write("plan.json", Plan);

        await Actions.Of(Configured()).DryRun(new RunRequest { PlanPath = "plan.json", Workspace = ".", Budget = new Money(1) }, new Showing(), CancellationToken.None);

        Assert.Contains("\nWith the budget of $1.0000, a model without a known price is not asked: ", _test.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DryRun_NoProvider_ShowsTheRestAndExits6()
    {
        _test.Folder.Write("plan.json", Plan);

        var code = await Actions.Of(_test.Around).DryRun(new RunRequest { PlanPath = "plan.json", Workspace = "." }, new Showing(Json: true), CancellationToken.None);

        Assert.Equal(ExitCodes.Provider, code);
        using var json = JsonDocument.Parse(_test.Out);
        Assert.Equal(("shop", "BUILD", 6), (json.RootElement.GetProperty("task_id").GetString(), json.RootElement.GetProperty("mode").GetString(), json.RootElement.GetProperty("exit_code").GetInt32()));
        Assert.Equal(["build/step_1", "build/step_2"], json.RootElement.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("id").GetString()));
        Assert.Equal("model.no_provider", json.RootElement.GetProperty("problems")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task ShowPrompts_Plan_TellsEachItemAndWhatIsAGuess()
    {
        _test.Folder.Write("plan.json", Plan);
        _test.Folder.Write("README.md", "# Shop \u001b[31m");
        _test.Folder.Write("a.cs", "class A;");

        Assert.Equal(ExitCodes.Ok, await Actions.Of(Configured()).ShowPrompts(new RunRequest { PlanPath = "plan.json", Workspace = "." }, new Showing(), CancellationToken.None));

        string[] expected = ["step_1  BUILD  deepseek/some-model  about ", "  input README.md\n", "step_2  BUILD  ", "  file a.cs\n", "      200  result step_1 (not there yet: a guess)\n", "2 prompts, about "];
        Assert.All(expected, text => Assert.Contains(text, _test.Out, StringComparison.Ordinal));
        Assert.Empty(Directory.GetFileSystemEntries(_test.Home.Path));
    }

    private Surroundings Configured() =>
        _test.With(("DEEPSEEK_API_KEY", "sk-1234567890"), ("DEEPSEEK_MODEL", "some-model"), ("GROQ_API_KEY", "gsk-1234567890"));
}
