using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using AetherFlow.Engine.PlanRuns;
using AetherFlow.Engine.Tests.Support;
using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Testing;
using AetherFlow.Workspaces;

namespace AetherFlow.Engine.Tests.PlanRuns;

/// <summary>A plan's <c>output_merge</c>: what steps produced, joined into one file of the workspace.</summary>
public sealed class OutputMergeTests
{
    [Fact]
    public async Task Merge_AnalysisAndFiles_JoinedInTheOrderOfTheListAndUndone()
    {
        using var harness = Harness();
        harness.Files.Write("docs/all.md", "old\r\n");
        var before = harness.Files.Tree();
        var folder = harness.NewFolder();

        var finish = await harness.StartAsync(Plan("step_2", "step_1"), folder);

        Assert.Equal(("completed", 2), (finish.Outcome, finish.FilesChanged));
        // The existing file's line ends win.
        Assert.Equal("code\r\n\r\nthe analysis\r\n", harness.Files.Read("docs/all.md"));
        await harness.UndoAsync(folder);
        Assert.Equal(before, harness.Files.Tree());
    }

    [Fact]
    public async Task Merge_StoppedAfterEveryLine_IsWrittenOnce()
    {
        using var reference = Harness();
        var folder = reference.NewFolder();
        await reference.StartAsync(Plan("step_1", "step_2"), folder);
        var (tree, lines) = (reference.Files.Tree(), Recorded.Lines(folder).Count);

        for (var stop = 1; stop < lines; stop++)
        {
            using var harness = Harness();
            var run = harness.NewFolder();
            var observer = new RunObserver { Wrap = journal => new StoppingJournal(journal, stop) };
            await Assert.ThrowsAnyAsync<Exception>(() => harness.StartAsync(Plan("step_1", "step_2"), run, observer));

            var finish = await harness.ResumeAsync(Plan("step_1", "step_2"), run);

            Assert.True(finish.Outcome == "completed", $"stopped after line {stop}: {finish}");
            Assert.Equal(tree, harness.Files.Tree());
        }
    }

    [Fact]
    public async Task Merge_ReadByAnAudit_IsTheSameWheneverTheRunWasStopped()
    {
        var audits = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        var plan = Plan(["docs/all.md"], "step_1");
        using var reference = AuditedHarness(audits);
        var folder = reference.NewFolder();
        Assert.Equal("completed", (await reference.StartAsync(plan, folder)).Outcome);

        for (var stop = 1; stop < Recorded.Lines(folder).Count; stop++)
        {
            using var harness = AuditedHarness(audits);
            var run = harness.NewFolder();
            var observer = new RunObserver { Wrap = journal => new StoppingJournal(journal, stop) };
            await Assert.ThrowsAnyAsync<Exception>(() => harness.StartAsync(plan, run, observer));
            Assert.Equal("completed", (await harness.ResumeAsync(plan, run)).Outcome);
        }

        Assert.Equal(2, audits.Count);
    }

    [Fact]
    public async Task Merge_AStepOfTheListFailed_LeavesTheFileAsItWas()
    {
        using var harness = new RunHarness
        {
            Connect = () => InProcess.Connect((prompt, _) => Task.FromResult(InProcess.StepOf(prompt) == 1 ? "the analysis" : "no code")),
        };
        harness.Files.Write("docs/all.md", "whole\n");

        var finish = await harness.StartAsync(Plan("step_1", "step_2"), harness.NewFolder());

        Assert.Equal("failed", finish.Outcome);
        Assert.Equal("whole\n", harness.Files.Read("docs/all.md"));
    }

    [Fact]
    public async Task Merge_WithoutApplying_WritesNothing()
    {
        using var harness = Harness(apply: false);

        var finish = await harness.StartAsync(Plan("step_1", "step_2"), harness.NewFolder());

        Assert.Equal("completed", finish.Outcome);
        Assert.Empty(harness.Files.Tree());
    }

    [Fact]
    public void WhyNot_FileOutsideTheWorkspace_IsSaidBeforeAnythingIsAsked()
    {
        using var folder = new TemporaryFolder();
        using var workspace = Workspace.Open(folder.Path, PathUse.Write).Workspace!;

        Assert.Null(PlanWorkflow.WhyNot(Plan("step_1"), workspace));
        Assert.Equal("path.escapes", PlanWorkflow.WhyNot(Plan("step_1") with { OutputMerge = new OutputMerge("../all.md", [new StepId("step_1")]) }, workspace)?.Code);
    }

    private static Plan Plan(params string[] steps) => Plan([], steps);

    /// <param name="inputs">Files that the second step reads.</param>
    private static Plan Plan(string[] inputs, params string[] steps)
    {
        var second = PlanText.Step(2, "code_generation", ["code.txt"], 1);
        second["context"]!["input_files"] = new JsonArray([.. inputs.Select(file => JsonValue.Create(file))]);
        var json = JsonNode.Parse(PlanText.Of(PlanText.Step(1, "analysis", []), second))!;
        json["metadata"]!["output_merge"] = new JsonObject
        {
            ["file"] = "docs/all.md",
            ["steps"] = new JsonArray([.. steps.Select(step => JsonValue.Create(step))]),
        };
        return RunHarness.Read(json.ToJsonString());
    }

    private static RunHarness AuditedHarness(ConcurrentDictionary<string, bool> audits)
    {
        var harness = new RunHarness { Connect = () => InProcess.Connect((prompt, _) => Task.FromResult(Audited(prompt, audits))), Workflow = "PROTO" };
        harness.Files.Write("docs/all.md", "old\n");
        return harness;
    }

    private static string Audited(string prompt, ConcurrentDictionary<string, bool> audits)
    {
        if (!prompt.Contains("\n# Audit of step_", StringComparison.Ordinal)) return InProcess.StepOf(prompt) == 1 ? "the analysis" : Replies.File("code.txt", "code\n");
        audits[prompt] = true;
        return """{"status":"passed","score":90,"summary":"Good.","passed_rules":[],"violations":[]}""";
    }

    private static RunHarness Harness(bool apply = true) => new()
    {
        Apply = apply,
        Connect = () => InProcess.Connect((prompt, _) =>
            Task.FromResult(InProcess.StepOf(prompt) == 1 ? "the analysis" : Replies.File("code.txt", "code\n"))),
    };
}
