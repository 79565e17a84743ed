using System.Text.Json;
using AetherFlow.Cli.Commands;
using AetherFlow.Cli.Listings;
using AetherFlow.Hosting;
using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Runs.Archives;
using AetherFlow.Runs.Events;
using AetherFlow.Testing;

namespace AetherFlow.Cli.Tests.Listings;

public sealed class ListingTests : IDisposable
{
    private const string Plan = """
        {"task_id": "tree", "description": "Shows \u001b[31mall", "metadata": {}, "steps": [
          {"id": "step_1", "description": "Look", "type": "analysis", "complexity": 0.1, "estimated_tokens": 200, "dependencies": [], "validation_criteria": [], "context": {"files": ["README.md"]}},
          {"id": "step_2", "description": "Write a", "type": "code_generation", "complexity": 0.5, "estimated_tokens": 900, "dependencies": ["step_1"], "validation_criteria": [], "context": {"files": ["a.cs"]}},
          {"id": "step_3", "description": "Write b", "type": "code_generation", "complexity": 0.5, "estimated_tokens": 300, "dependencies": ["step_1"], "validation_criteria": [], "context": {"files": ["b.cs"], "input_files": ["a.txt"]}},
          {"id": "step_4", "description": "Both", "type": "refactoring", "complexity": 0.5, "estimated_tokens": 500, "dependencies": ["step_2", "step_3"], "validation_criteria": [], "context": {"files": ["c.cs"]}},
          {"id": "step_5", "description": "b again", "type": "refactoring", "complexity": 0.5, "estimated_tokens": 400, "dependencies": [], "validation_criteria": [], "context": {"files": ["b.cs"]}}
        ]}
        """;

    private readonly TestSurroundings _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task ShowPlan_ValidPlan_IsATree()
    {
        _test.Folder.Write("plan.json", Plan);

        var code = await Actions.Of(_test.Around).ShowPlan(new PlanFiles(["plan.json"], Lenient: false), CancellationToken.None);

        Assert.Equal(ExitCodes.Ok, code);
        Expectation.Matches("plan.show", _test.Out);
    }

    [Fact]
    public void PlanTree_ChainOfThousands_StaysNarrow()
    {
        var steps = Enumerable.Range(0, 5000).Select(i => new Step
        {
            Id = new StepId($"step_{i}"),
            Index = i,
            Description = "d",
            Type = StepType.Analysis,
            Complexity = 0.1,
            EstimatedTokens = 100,
            Dependencies = i == 0 ? [] : [new StepId($"step_{i - 1}")],
        });

        var lines = PlanTree.Of(new Plan { TaskId = "t", Description = "d", Steps = [.. steps] }).ToList();

        Assert.Contains(lines, l => l.EndsWith("* step_4999  analysis  d", StringComparison.Ordinal));
        Assert.All(lines.Skip(5), line => Assert.True(line.Length < 100));
    }

    [Fact]
    public async Task ValidatePlans_GoodAndBad_SaysWhereAndExits2()
    {
        _test.Folder.Write("good.json", Plan);
        _test.Folder.Write("bad.json", Plan.Replace("\"step_1\"]", "\"step_9\"]", StringComparison.Ordinal));

        var code = await Actions.Of(_test.Around).ValidatePlans(new PlanFiles(["good.json", "bad.json", "none.json"], Lenient: false), CancellationToken.None);

        Assert.Equal(ExitCodes.Usage, code);
        var lines = _test.Out.Split('\n');
        Assert.Equal("good.json: ok, 5 steps", lines[0]);
        Assert.StartsWith("bad.json:3:", lines[1], StringComparison.Ordinal);
        Assert.Contains(": error plan.unknown_dependency $.steps[1].dependencies[0]: ", lines[1], StringComparison.Ordinal);
        Assert.Contains("[plan.not_found]", _test.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ValidatePlans_AsJson_IsAnArrayWithIds()
    {
        _test.Folder.Write("good.json", Plan);

        var code = await Actions.Of(_test.Around).ValidatePlans(new PlanFiles(["good.json", "none.json"], Lenient: false, Json: true), CancellationToken.None);

        Assert.Equal(ExitCodes.Usage, code);
        using var json = JsonDocument.Parse(_test.Out);
        Assert.Equal(
            [("good.json", true, JsonValueKind.Undefined), ("none.json", false, JsonValueKind.Object)],
            json.RootElement.EnumerateArray().Select(v => (v.GetProperty("id").GetString(), v.GetProperty("valid").GetBoolean(), v.TryGetProperty("problem", out var p) ? p.ValueKind : default)));
    }

    [Fact]
    public async Task ListRuns_SeveralRuns_AreATableAndAnArray()
    {
        await SampleRun.Mixed(_test.Home.Path).Finished(SampleRun.Finish("cancelled", resumable: true)).WriteAsync();
        await new RunScript(_test.Home.Path, seed: 2).Started("other").WriteAsync();

        Assert.Equal(ExitCodes.Ok, await Actions.Of(_test.Around).ListRuns(new Showing(Json: false), CancellationToken.None));
        Expectation.Matches("runs.list", _test.Out);

        using var again = new TestSurroundings();
        Assert.Equal(ExitCodes.Ok, await Actions.Of(again.Around).ListRuns(new Showing(Json: true), CancellationToken.None));
        Assert.Equal("[]\n", again.Out);
    }

    [Fact]
    public async Task ShowRun_ByLastCharacters_TellsEachStep()
    {
        var script = SampleRun.Mixed(_test.Home.Path, budget: 1).Finished(SampleRun.Finish("cancelled", resumable: true));
        await script.WriteAsync();

        var code = await Actions.Of(_test.Around).ShowRun(script.Folder.Id.Value[^6..], new Showing(Json: false), CancellationToken.None);

        Assert.Equal(ExitCodes.Ok, code);
        Expectation.Matches("runs.show", _test.Out);
    }

    [Fact]
    public async Task ShowRun_EditsAndReviews_TellsWhatWasNotWordForWord()
    {
        var script = EditedRun();
        await script.WriteAsync();

        await Actions.Of(_test.Around).ShowRun(script.Folder.Id.Value, new Showing(Json: false), CancellationToken.None);

        Assert.Contains(
            """
              attempt 1: src/app.py:10-14 is nearest to an edit that was refused [edit.not_found]
              attempt 2: changes asked for in the review: No ␛[31mglobals.
              src/app.py:12 found by indentation (0.97)
              src/app.py:40 found by first and last line (0.91)
              src/b.py:3 was so already
              attempt 3: accepted in the review
              wrote src/app.py
            """.ReplaceLineEndings("\n"),
            _test.Out,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task ShowRun_EditsAndReviewsAsJson_HasTheAttempts()
    {
        var script = EditedRun();
        await script.WriteAsync();

        await Actions.Of(_test.Around).ShowRun(script.Folder.Id.Value, new Showing(Json: true), CancellationToken.None);

        using var json = JsonDocument.Parse(_test.Out);
        var attempts = json.RootElement.GetProperty("steps")[0].GetProperty("attempt_log");
        Assert.Equal([1, 2, 3], attempts.EnumerateArray().Select(attempt => attempt.GetProperty("number").GetInt32()));
        Assert.Equal(("edit.not_found", 14), (attempts[0].GetProperty("refused")[0].GetProperty("code").GetString(), attempts[0].GetProperty("refused")[0].GetProperty("last").GetInt32()));
        Assert.Equal("changes_asked", attempts[1].GetProperty("review").GetProperty("verdict").GetString());
        Assert.Equal(["exact", "indentation", "anchored", "member", "already_applied"], attempts[2].GetProperty("edits").EnumerateArray().Select(edit => edit.GetProperty("rung").GetString()!));
    }

    private RunScript EditedRun() => new RunScript(_test.Home.Path).Started("sample", SampleRun.PlanOf(1)).StepStarted("step_1")
        .AttemptFinished("step_1", new AttemptFinished { Accepted = false, Problem = new Problem("edit.not_found", "Not there."), Refused = [new EditRefused("src/app.py", "edit.not_found", 10, 14)] })
        .Reviewed("step_1", new ChangesReviewed { Verdict = ChangesReviewed.ChangesAsked, Reason = "No \u001b[31mglobals." }, attempt: 2)
        .AttemptFinished("step_1", new Problem("changes.changes_asked", "Otherwise."), attempt: 2)
        .Reviewed("step_1", new ChangesReviewed { Verdict = ChangesReviewed.Accepted }, attempt: 3)
        .AttemptFinished(
            "step_1",
            new AttemptFinished
            {
                Accepted = true,
                Edits =
                [
                    new EditApplied("src/app.py", 1, "exact", 1), new EditApplied("src/app.py", 12, "indentation", 0.97), new EditApplied("src/app.py", 40, "anchored", 0.912),
                    new EditApplied("src/app.py", 60, "member", 1), new EditApplied("src/b.py", 3, "already_applied", 1),
                ],
            },
            attempt: 3)
        .StepFinished("step_1", new StepFinished { Outcome = "done", Attempts = 3, Files = [new FileChange("src/app.py", "a", "b")] });

    [Fact]
    public async Task ShowRun_AsJson_HasItsSteps()
    {
        var script = SampleRun.Mixed(_test.Home.Path);
        await script.WriteAsync();

        await Actions.Of(_test.Around).ShowRun(script.Folder.Id.Value, new Showing(Json: true), CancellationToken.None);

        using var json = JsonDocument.Parse(_test.Out);
        Assert.Equal((script.Folder.Id.Value, "interrupted"), (json.RootElement.GetProperty("id").GetString(), json.RootElement.GetProperty("outcome").GetString()));
        Assert.Equal(["done", "failed", "skipped", "running"], json.RootElement.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("state").GetString()));
    }

    [Fact]
    public async Task ShowRun_DamagedJournal_ShowsWhatStandsBeforeAndExits1()
    {
        var script = SampleRun.Mixed(_test.Home.Path);
        await script.WriteAsync();
        var lines = await File.ReadAllLinesAsync(script.Folder.JournalPath);
        lines[8] = "broken";
        await File.WriteAllLinesAsync(script.Folder.JournalPath, lines);

        var code = await Actions.Of(_test.Around).ShowRun(script.Folder.Id.Value, new Showing(Json: false), CancellationToken.None);

        Assert.Equal(ExitCodes.RunFailed, code);
        Assert.Contains("step_1  done", _test.Out, StringComparison.Ordinal);
        Assert.Contains("line 9", _test.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ShowRun_UnknownName_Exits2()
    {
        Assert.Equal(ExitCodes.Usage, await Actions.Of(_test.Around).ShowRun("k3f9wq", new Showing(Json: false), CancellationToken.None));
        Assert.Contains("[run.not_found]", _test.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ShowRun_Workflow_TellsEachPhaseAndAllThatWasFound()
    {
        var script = SampleWorkflow.Prod(_test.Home.Path).Finished(SampleWorkflow.Rejection());
        await script.WriteAsync();

        await Actions.Of(_test.Around).ShowRun(script.Folder.Id.Value, new Showing(Json: false), CancellationToken.None);

        Expectation.Matches("runs.show.prod", _test.Out);
        Assert.DoesNotContain('\u001b', _test.Out);
    }

    [Fact]
    public async Task ShowRun_WorkflowAsJson_HasPhasesAndVerdicts()
    {
        var script = SampleWorkflow.Prod(_test.Home.Path).Finished(SampleWorkflow.Rejection());
        await script.WriteAsync();

        await Actions.Of(_test.Around).ShowRun(script.Folder.Id.Value, new Showing(Json: true), CancellationToken.None);

        using var json = JsonDocument.Parse(_test.Out);
        var checks = json.RootElement.GetProperty("steps").EnumerateArray().Where(s => s.GetProperty("phase").GetString() == "check").ToList();
        Assert.Equal(["passed", "failed", "none"], checks.Select(s => s.GetProperty("verdict").GetProperty("status").GetString()));
        Assert.Equal("b.cs:12", checks[1].GetProperty("verdict").GetProperty("violations")[0].GetProperty("location").GetString());
        Assert.Equal(("PROD", 0.014m), (json.RootElement.GetProperty("workflow").GetString(), json.RootElement.GetProperty("estimate").GetProperty("expected").GetDecimal()));
        Assert.True(checks[0].GetProperty("cached").GetBoolean());
    }

    [Fact]
    public async Task ShowRun_Fork_SaysWhatItKept()
    {
        var script = SampleWorkflow.Fork(_test.Home.Path);
        await script.WriteAsync();

        await Actions.Of(_test.Around).ShowRun(script.Folder.Id.Value, new Showing(Json: false), CancellationToken.None);

        Assert.Contains("  fork      keeps 1 of 3 steps of 20261121-080000-abcdef: step_1\n            works again: step_2 (edited), step_3 (depends on step_2)\n", _test.Out, StringComparison.Ordinal);
        Assert.Contains("\nstep_1  done, kept from 20261121-080000-abcdef  Do something\n", _test.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListRuns_Workflow_ShowsItAndItsChecks()
    {
        await SampleWorkflow.Prod(_test.Home.Path).Finished(SampleWorkflow.Rejection()).WriteAsync();

        await Actions.Of(_test.Around).ListRuns(new Showing(Json: false), CancellationToken.None);

        Expectation.Matches("runs.list.prod", _test.Out);
    }

    [Fact]
    public async Task ExportRun_ToAFolder_WritesItAndNamesIt()
    {
        var script = new RunScript(_test.Home.Path).Started().StepDone("step_1");
        await script.WriteAsync();

        var code = await Actions.Of(_test.Around).ExportRun(new ExportRequest { Run = script.Folder.Id.Value, OutputFolder = "out" }, CancellationToken.None);

        Assert.Equal((ExitCodes.Ok, _test.Folder["out"] + "\n"), (code, _test.Out));
        Assert.True(File.Exists(_test.Folder["out/step_outputs/step_1.txt"]));
        Assert.Empty(Directory.GetFiles(_test.Folder.Path, "*.zip"));
    }

    [Fact]
    public async Task ExportRun_NothingNamed_WritesTheRecordBesideTheUser()
    {
        var script = new RunScript(_test.Home.Path).Started(workspace: _test.Folder["shop"]).StepDone("step_1", reply: $"see {_test.Folder["shop"]}/a.cs");
        await script.WriteAsync();

        var code = await Actions.Of(_test.Around).ExportRun(new ExportRequest { Run = script.Folder.Id.Value }, CancellationToken.None);

        var file = _test.Folder[$"{script.Folder.Id}.zip"];
        Assert.Equal((ExitCodes.Ok, file + "\n"), (code, _test.Out));
        Assert.Contains("look before you hand it on", _test.Error, StringComparison.Ordinal);
        var (run, problem) = await RunArchive.ReadAsync(file, _test.Folder["unpacked"], CancellationToken.None);
        Assert.Null(problem);
        var journal = await File.ReadAllTextAsync(run!.JournalPath);
        Assert.Contains("see <workspace>/a.cs", journal, StringComparison.Ordinal);
        Assert.DoesNotContain(_test.Folder.Path, journal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExportRun_UnknownName_Exits2()
    {
        Assert.Equal(ExitCodes.Usage, await Actions.Of(_test.Around).ExportRun(new ExportRequest { Run = "k3f9wq" }, CancellationToken.None));
        Assert.Contains("[run.not_found]", _test.Error, StringComparison.Ordinal);
    }
}
