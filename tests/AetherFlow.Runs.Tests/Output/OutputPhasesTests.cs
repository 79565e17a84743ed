using System.Text.Json;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Output;
using AetherFlow.Runs.Tests.Support;
using AetherFlow.Testing;

namespace AetherFlow.Runs.Tests.Output;

/// <summary>Runs of several phases: a folder each, one bill.</summary>
public sealed class OutputPhasesTests : IDisposable
{
    private static readonly Verdict Passed = new() { Status = Verdict.Passed, Score = 95, Summary = "Fine.", PassedRules = ["C1: It compiles"] };

    private static readonly Verdict Failed = new()
    {
        Status = Verdict.Failed,
        Score = 40,
        Summary = "No tests.",
        PassedRules = ["C1: It compiles"],
        Violations = [new RuleViolation { Rule = "C2: Tests\nfor all", Location = "app.py:12", CodeReference = "```\nx = 1\n", Why = "There are none.", SuggestedFix = "Write some." }],
    };

    private readonly TemporaryFolder _home = new();
    private readonly TemporaryFolder _output = new();

    public void Dispose()
    {
        _home.Dispose();
        _output.Dispose();
    }

    [Fact]
    public async Task WriteAsync_Prod_HasAFolderForEachPhaseAndTheTotalsAtTheRoot()
    {
        var script = await ProdAsync();

        var report = await OutputFolder.WriteAsync(script.Folder, _output.Path, Redactor.None, CancellationToken.None);

        Assert.Null(report.Problem);
        Assert.Equal(
            [
                "build_refactored/metrics_sample.csv", "build_refactored/metrics_sample.json",
                "build_refactored/step_outputs/step_1.txt", "build_refactored/step_outputs/step_1_code.txt", "build_refactored/step_outputs/step_2.txt",
                "fast_draft/metrics_sample.csv", "fast_draft/metrics_sample.json",
                "fast_draft/step_outputs/step_1.txt", "fast_draft/step_outputs/step_1_code.txt",
                "generated_files.txt", "metrics_sample.csv", "metrics_sample.json",
                "validation/metrics_sample.csv", "validation/metrics_sample.json",
                "validation/step_outputs/step_1.txt", "validation/step_outputs/step_1_verdict.md",
                "validation/step_outputs/step_2.txt", "validation/step_outputs/step_2_verdict.md",
                "validation/verdicts.json",
            ],
            _output.Tree().Keys.Order(StringComparer.Ordinal));
        Assert.Equal("draft\n", _output.Read("fast_draft/step_outputs/step_1_code.txt"));
        Assert.Equal("built\n", _output.Read("build_refactored/step_outputs/step_1_code.txt"));
        Assert.Equal("app.py\nmerged.py\n", _output.Read("generated_files.txt"));
    }

    [Fact]
    public async Task WriteAsync_Prod_CountsEveryCallOnceAndNamesWhoDraftedAndChecked()
    {
        var script = await ProdAsync();

        await OutputFolder.WriteAsync(script.Folder, _output.Path, Redactor.None, CancellationToken.None);

        using var root = JsonDocument.Parse(_output.Read("metrics_sample.json"));
        var rows = root.RootElement.GetProperty("step_metrics").EnumerateArray().ToList();
        Assert.Equal(
            ["draft step_1 groq  ", "build step_1 deepseek groq gemini", "build step_2 groq  gemini", "check step_1 gemini  ", "check step_2 gemini  "],
            rows.Select(r => $"{Text(r, "phase")} {Text(r, "step_id")} {Text(r, "provider")} {Text(r, "draft_provider")} {Text(r, "verify_provider")}"));
        // The failed check is a failure here as it is in the exit code.
        Assert.Equal((5, 4, 1), (Number(root, "total_steps"), Number(root, "successful_steps"), Number(root, "failed_steps")));
        Assert.Equal(("passed", "failed"), (Text(rows[3], "verdict"), Text(rows[4], "verdict")));
        Assert.Equal("verdict.failed: No tests.", Text(rows[4], "error"));
        Assert.Equal(4 * 0.002m, root.RootElement.GetProperty("total_cost_usd").GetDecimal());
        Assert.Equal((1, 1400, 0.002m), (Number(root, "cache_hits"), Number(root, "cache_saved_tokens"), root.RootElement.GetProperty("cache_saved_usd").GetDecimal()));
        Assert.Equal((true, 0m, 0), (rows[2].GetProperty("cache_hit").GetBoolean(), rows[2].GetProperty("cache_read_cost_multiplier").GetDecimal(), rows[2].GetProperty("tokens_used").GetInt32()));

        var phases = new[] { "fast_draft", "build_refactored", "validation" }.Select(phase => JsonDocument.Parse(_output.Read($"{phase}/metrics_sample.json"))).ToList();
        Assert.Equal(
            root.RootElement.GetProperty("total_cost_usd").GetDecimal(),
            phases.Sum(p => p.RootElement.GetProperty("total_cost_usd").GetDecimal()));
        Assert.Equal(Number(root, "total_tokens_used"), phases.Sum(p => Number(p, "total_tokens_used")));
        Assert.Equal([1, 2, 2], phases.Select(p => Number(p, "total_steps")));
        phases.ForEach(p => p.Dispose());
    }

    [Fact]
    public async Task WriteAsync_Verdicts_AreThereForProgramsAndForPeople()
    {
        var script = await ProdAsync();

        await OutputFolder.WriteAsync(script.Folder, _output.Path, Redactor.None, CancellationToken.None);

        using var json = JsonDocument.Parse(_output.Read("validation/verdicts.json"));
        var failed = json.RootElement[1];
        Assert.Equal("step_id status score summary passed_rules violations", string.Join(' ', failed.EnumerateObject().Select(p => p.Name)));
        var violation = failed.GetProperty("violations")[0];
        Assert.Equal("rule location code_reference why suggested_fix", string.Join(' ', violation.EnumerateObject().Select(p => p.Name)));
        Assert.Equal(("step_2", "failed", 40, "app.py:12"), (Text(failed, "step_id"), Text(failed, "status"), failed.GetProperty("score").GetInt32(), Text(violation, "location")));
        Assert.Equal(
            """
            # step_2: failed

            Score: 40 of 100

            No tests.

            ## Rules that do not hold

            ### C2: Tests for all

            - **Where:** app.py:12
            - **Why:** There are none.
            - **Fix:** Write some.

            ````
            ```
            x = 1
            ````

            ## Rules that hold

            - C1: It compiles

            """.ReplaceLineEndings("\n"),
            _output.Read("validation/step_outputs/step_2_verdict.md"));
        Assert.Contains("\nSuccess: False\n", _output.Read("validation/step_outputs/step_2.txt"), StringComparison.Ordinal);
        Assert.Contains("\nVerdict: failed (score 40)\n\n====", _output.Read("validation/step_outputs/step_2.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WriteAsync_CheckWithoutVerdict_IsNeverAPass()
    {
        var script = new PhaseScript(_home.Path).Started(mode: "DOUBLE-CHECK")
            .Done("check/step_1", verdict: new Verdict { Status = Verdict.None, Summary = "The reply is prose." })
            .Begun("check/step_2").Ended("check/step_2", new StepFinished { Outcome = "failed", Problem = new Problem("provider.none", "Nobody answered.") })
            .Done("check/step_3");
        await script.WriteAsync();

        await OutputFolder.WriteAsync(script.Folder, _output.Path, Redactor.None, CancellationToken.None);

        using var json = JsonDocument.Parse(_output.Read("validation/verdicts.json"));
        Assert.Equal(["none The reply is prose.", "none Nobody answered.", "none "], json.RootElement.EnumerateArray().Select(v => $"{Text(v, "status")} {Text(v, "summary")}"));
        Assert.Equal(JsonValueKind.Null, json.RootElement[0].GetProperty("score").ValueKind);
        Assert.StartsWith("# step_1: no verdict\n\nThe reply", _output.Read("validation/step_outputs/step_1_verdict.md"), StringComparison.Ordinal);
        foreach (var step in (string[])["step_1", "step_2", "step_3"])
            Assert.Contains("\nSuccess: False\n", _output.Read($"validation/step_outputs/{step}.txt"), StringComparison.Ordinal);
        Assert.Equal("", _output.Read("generated_files.txt"));
        Assert.True(File.Exists(_output["metrics_sample.json"]));
        Assert.False(Directory.Exists(_output["step_outputs"]));
    }

    [Fact]
    public async Task WriteAsync_CachedAndKeptSteps_SaySo()
    {
        var kept = PhaseScript.Result() with { KeptFrom = "20260101-120000-aaaaaa", Cost = Money.Zero, Usage = Usage.None };
        var script = new PhaseScript(_home.Path).Started("PROTO")
            .Begun("fast/step_1").Ended("fast/step_1", kept)
            .Begun("fast/step_2").FromCache("fast/step_2", "from the cache").Ended("fast/step_2", PhaseScript.Result("groq") with { Cached = true, Cost = Money.Zero, Usage = Usage.None })
            .Done("fast/step_3");
        await script.WriteAsync();

        await OutputFolder.WriteAsync(script.Folder, _output.Path, Redactor.None, CancellationToken.None);

        Assert.EndsWith("Time: 1000ms\nKept from: 20260101-120000-aaaaaa\n\n" + new string('=', 60) + "\n\ntold", _output.Read("fast/step_outputs/step_1.txt"), StringComparison.Ordinal);
        Assert.EndsWith("Time: 1000ms\nCached: True\n\n" + new string('=', 60) + "\n\nfrom the cache", _output.Read("fast/step_outputs/step_2.txt"), StringComparison.Ordinal);
        Assert.DoesNotContain("Cached:", _output.Read("fast/step_outputs/step_3.txt"), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(_output.Read("fast/metrics_sample.json"));
        Assert.Equal([JsonValueKind.Null, JsonValueKind.True, JsonValueKind.False], json.RootElement.GetProperty("step_metrics").EnumerateArray().Select(s => s.GetProperty("cache_hit").ValueKind));
        Assert.Equal(0.002m, json.RootElement.GetProperty("total_cost_usd").GetDecimal());
    }

    [Fact]
    public async Task WriteAsync_AuditsAgainAfterARound_HaveOnlyThoseThatWereMadeAndCountNoOtherAsFailed()
    {
        var script = new PhaseScript(_home.Path).Started(WorkflowNames.VerifyFix)
            .Done("build/step_1").Done("build/step_2")
            .Done("check/step_1", verdict: Failed).Done("check/step_2", verdict: Passed)
            .Done("fix-1/step_1")
            .Done("check-1/step_1", verdict: Passed)
            .Ended("check-1/step_2", new StepFinished { Outcome = "skipped", Problem = new Problem("step.skipped", "Nothing of it was changed since its audit.") });
        await script.WriteAsync();

        await OutputFolder.WriteAsync(script.Folder, _output.Path, Redactor.None, CancellationToken.None);

        using var round = JsonDocument.Parse(_output.Read("check-1/metrics_sample.json"));
        using var verdicts = JsonDocument.Parse(_output.Read("check-1/verdicts.json"));
        using var root = JsonDocument.Parse(_output.Read("metrics_sample.json"));
        Assert.Equal((1, 1, 0), (Number(round, "total_steps"), Number(round, "successful_steps"), Number(round, "failed_steps")));
        Assert.Equal("step_1", Text(Assert.Single(verdicts.RootElement.EnumerateArray()), "step_id"));
        Assert.False(File.Exists(_output["check-1/step_outputs/step_2.txt"]));
        // The first audit of step_1.
        Assert.Equal((6, 1), (Number(root, "total_steps"), Number(root, "failed_steps")));
    }

    [Fact]
    public async Task WriteAsync_NothingWasAuditedAgain_HasNoFolderForIt()
    {
        var script = new PhaseScript(_home.Path).Started(WorkflowNames.VerifyFix)
            .Done("build/step_1").Done("check/step_1", verdict: Passed)
            .Done("fix-1/step_1")
            .Ended("check-1/step_1", new StepFinished { Outcome = "skipped", Problem = new Problem("step.skipped", "Nothing of it was changed since its audit.") });
        await script.WriteAsync();

        await OutputFolder.WriteAsync(script.Folder, _output.Path, Redactor.None, CancellationToken.None);

        Assert.False(Directory.Exists(_output["check-1"]));
        Assert.True(Directory.Exists(_output["fix-1"]));
    }

    [Fact]
    public async Task WriteAsync_ManyRounds_StandInTheirOrderInTheMetrics()
    {
        var script = new PhaseScript(_home.Path).Started(WorkflowNames.VerifyFix).Done("build/step_1").Done("check/step_1", verdict: Failed);
        foreach (var round in (int[])[1, 2, 10]) script.Done($"fix-{round}/step_1").Done($"check-{round}/step_1", verdict: Failed);
        await script.WriteAsync();

        await OutputFolder.WriteAsync(script.Folder, _output.Path, Redactor.None, CancellationToken.None);

        using var root = JsonDocument.Parse(_output.Read("metrics_sample.json"));
        Assert.Equal(
            ["build", "check", "fix-1", "check-1", "fix-2", "check-2", "fix-10", "check-10"],
            root.RootElement.GetProperty("step_metrics").EnumerateArray().Select(step => Text(step, "phase")));
    }

    [Fact]
    public async Task WriteAsync_RoundsTakenBack_GeneratedWhatStandsInTheEnd()
    {
        var script = new PhaseScript(_home.Path);
        string[] hashes = [await HashAsync("0"), await HashAsync("1"), await HashAsync("2")];
        await script.Started(WorkflowNames.VerifyFix)
            .Changed("build/step_1/attempt-1/changes", new FileChange("app.py", hashes[0], hashes[1]), new FileChange("moved.py", null, hashes[1]))
            .Done("build/step_1", files: [new FileChange("app.py", hashes[0], hashes[1]), new FileChange("moved.py", null, hashes[1])])
            .Changed("verify/check-1/command/changes-1", new FileChange("report.txt", null, hashes[0]))
            .Changed("fix-1/step_1/attempt-1/changes", new FileChange("moved.py", hashes[1], null))
            .Done("fix-1/step_1", files: [new FileChange("moved.py", hashes[1], null)])
            .Changed("fix-2/step_1/attempt-1/changes", new FileChange("kept.py", hashes[0], hashes[2]), new FileChange("made.py", null, hashes[2]))
            .Done("fix-2/step_1", files: [new FileChange("kept.py", hashes[0], hashes[2]), new FileChange("made.py", null, hashes[2])])
            .Changed("best/changes", new FileChange("kept.py", hashes[2], hashes[0]), new FileChange("made.py", hashes[2], null))
            .WriteAsync();

        await OutputFolder.WriteAsync(script.Folder, _output.Path, Redactor.None, CancellationToken.None);

        Assert.Equal("app.py\nreport.txt\n", _output.Read("generated_files.txt"));

        Task<string> HashAsync(string text) => script.Folder.Blobs.PutAsync(System.Text.Encoding.UTF8.GetBytes(text), CancellationToken.None);
    }

    [Fact]
    public async Task WriteAsync_RunThatTookItsChangesBack_GeneratedNothing()
    {
        var script = new PhaseScript(_home.Path);
        var file = await script.Folder.Blobs.PutAsync("x\n"u8.ToArray(), CancellationToken.None);
        await script.Started(mode: "BUILD").Done("build/step_1", files: [new FileChange("a", null, file)]).Changed("undo/changes", new FileChange("a", file, null)).WriteAsync();

        await OutputFolder.WriteAsync(script.Folder, _output.Path, Redactor.None, CancellationToken.None);

        Assert.Equal("", _output.Read("generated_files.txt"));
        Assert.Equal("x\n", _output.Read("step_outputs/step_1_code.txt"));
    }

    [Fact]
    public async Task WriteAsync_PhaseFolderIsALink_WritesNothingThroughIt()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making a symbolic link needs a privilege on Windows.");
        using var elsewhere = new TemporaryFolder();
        var script = new PhaseScript(_home.Path).Started("PROTO").Done("fast/step_1");
        await script.WriteAsync();
        Directory.CreateSymbolicLink(_output["fast"], elsewhere.Path);

        var report = await OutputFolder.WriteAsync(script.Folder, _output.Path, Redactor.None, CancellationToken.None);

        Assert.Equal("output.unwritable", report.Problem!.Code);
        Assert.Empty(elsewhere.Tree());
    }

    private async Task<PhaseScript> ProdAsync()
    {
        var script = new PhaseScript(_home.Path);
        var draft = await script.Folder.Blobs.PutAsync("draft\n"u8.ToArray(), CancellationToken.None);
        var built = await script.Folder.Blobs.PutAsync("built\n"u8.ToArray(), CancellationToken.None);
        await script.Started("PROD")
            .Done("draft/step_1", "groq", [new FileChange("sketch.py", null, draft)])
            // Steps do not wait for a phase to end.
            .Done("build/step_1", "deepseek", [new FileChange("app.py", null, built)])
            .Done("check/step_1", "gemini", verdict: Passed)
            .Begun("build/step_2").FromCache("build/step_2").Ended("build/step_2", PhaseScript.Result("groq") with { Cached = true, Cost = Money.Zero, Usage = Usage.None })
            .Done("check/step_2", "gemini", verdict: Failed)
            .Changed("merge/changes", new FileChange("merged.py", null, built))
            .Finished()
            .WriteAsync();
        return script;
    }

    private static string? Text(JsonElement of, string name) => of.GetProperty(name).GetString();

    private static int Number(JsonDocument of, string name) => of.RootElement.GetProperty(name).GetInt32();
}
