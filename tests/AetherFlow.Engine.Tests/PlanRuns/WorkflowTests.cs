using AetherFlow.Engine.Tests.Support;
using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using AetherFlow.Simulator;
using AetherFlow.Simulator.Scripts;
using AetherFlow.Testing;

namespace AetherFlow.Engine.Tests.PlanRuns;

/// <summary>PROTO, PROD and DOUBLE-CHECK, over HTTP against the simulator.</summary>
public sealed class WorkflowTests
{
    private const string Passed = """{"status":"passed","score":90,"summary":"Good.","passed_rules":["C1"],"violations":[]}""";

    private const string Failed = """
        {"status":"failed","score":20,"summary":"Bad.","passed_rules":[],
         "violations":[{"rule":"C1","location":"one.txt:1","code_reference":"one","why":"It says one.","suggested_fix":"Say two."}]}
        """;

    private static readonly Plan Two = RunHarness.Read(PlanText.Of(
        Checked(PlanText.Step(1, "code_generation", ["one.txt"])),
        Checked(PlanText.Step(2, "analysis", ["one.txt"], 1))));

    [Fact]
    public async Task Prod_DraftsThenBuildsOnTheDraft_AndOnlyTheBuildReachesTheDisk()
    {
        await using var simulator = await ServeAsync(
            Replies.To("FAST", 1, Replies.File("one.txt", "draft of one\n")),
            Replies.To("FAST", 2, "a drafted analysis"),
            Replies.To("BUILD", 1, Replies.File("one.txt", "one\n")),
            Replies.To("BUILD", 2, "the analysis"),
            Replies.Audit(1, Passed),
            Replies.Audit(2, Passed));
        using var harness = Harness(simulator, "PROD");
        var folder = harness.NewFolder();

        var finish = await harness.StartAsync(Two, folder);

        Assert.Equal(("completed", 0, 2, 6), (finish.Outcome, finish.ExitCode, finish.StepsDone, finish.Calls));
        Assert.Equal(new CheckCounts(2, 0, 0), finish.Checks);
        Assert.Equal("one\n", harness.Files.Read("one.txt"));
        Assert.Equal(["draft", "build", "check"], Phases(folder));
        var build = Asked(simulator, "Mode: BUILD", "# Step step_1");
        Assert.Contains("draft of one", build, StringComparison.Ordinal);
        // The draft of a step is for that step alone.
        Assert.DoesNotContain("draft of one", Asked(simulator, "Mode: BUILD", "# Step step_2"), StringComparison.Ordinal);
        Assert.DoesNotContain("a drafted analysis", build, StringComparison.Ordinal);
        // Audits see what was built, and what was reported.
        Assert.DoesNotContain("draft of one", Asked(simulator, "Mode: DOUBLE-CHECK", "# Audit of step_1"), StringComparison.Ordinal);
        Assert.Contains("the analysis", Asked(simulator, "Mode: DOUBLE-CHECK", "# Audit of step_2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prod_DraftFails_IsBuiltWithoutADraft()
    {
        await using var simulator = await ServeAsync(
            Replies.To("FAST", 1, "No code here, three times."),
            Replies.To("BUILD", 1, Replies.File("one.txt", "one\n")),
            Replies.To("BUILD", 2, "the analysis"),
            Replies.Audit(1, Passed),
            Replies.Audit(2, Passed));
        using var harness = Harness(simulator, "PROD");

        var finish = await harness.StartAsync(Two, harness.NewFolder());

        Assert.Equal(("completed", 2, 0, 0), (finish.Outcome, finish.StepsDone, finish.StepsFailed, finish.StepsSkipped));
    }

    [Fact]
    public async Task Proto_VerdictFails_EndsRejectedWithItsViolationAndKeepsTheFiles()
    {
        await using var simulator = await ServeAsync(
            Replies.To("FAST", 1, Replies.File("one.txt", "one\n")),
            Replies.To("FAST", 2, "the analysis"),
            Replies.Audit(1, Failed),
            Replies.Audit(2, Passed));
        using var harness = Harness(simulator, "PROTO");
        var folder = harness.NewFolder();

        var finish = await harness.StartAsync(Two, folder);

        Assert.Equal(("rejected", 3, false), (finish.Outcome, finish.ExitCode, finish.Resumable));
        Assert.Equal(new CheckCounts(1, 1, 0), finish.Checks);
        Assert.Equal("one\n", harness.Files.Read("one.txt"));
        var verdict = ResultOf(folder, "check/step_1").Verdict!;
        Assert.Equal((Verdict.Failed, 20), (verdict.Status, verdict.Score));
        Assert.Equal("one.txt:1", Assert.Single(verdict.Violations).Location);
    }

    [Fact]
    public async Task Proto_VerdictFailsAndUndoIsAskedFor_TheWorkspaceIsAsBefore()
    {
        await using var simulator = await ServeAsync(
            Replies.To("FAST", 1, Replies.File("one.txt", "one\n")),
            Replies.To("FAST", 2, "the analysis"),
            Replies.Audit(1, Failed),
            Replies.Audit(2, Passed));
        using var reference = Harness(simulator, "PROTO", undo: true);
        var folder = reference.NewFolder();
        var before = reference.Files.Tree();
        var finish = await reference.StartAsync(Two, folder);
        Assert.Equal(("rejected", true, 0), (finish.Outcome, finish.Undone, finish.FilesChanged));
        Assert.Equal(before, reference.Files.Tree());

        for (var stop = 1; stop < Recorded.Lines(folder).Count; stop++)
        {
            using var harness = Harness(simulator, "PROTO", undo: true);
            var run = harness.NewFolder();
            await Assert.ThrowsAnyAsync<Exception>(() => harness.StartAsync(Two, run, Stopping(stop)));
            var resumed = await harness.ResumeAsync(Two, run);
            Assert.True(resumed is { Outcome: "rejected", Undone: true }, $"stopped after line {stop}: {resumed}");
            Assert.Equal(before, harness.Files.Tree());
        }
    }

    [Theory]
    [InlineData("The work is invalid, token for token.")]
    [InlineData("✅ valid, all checks passed")]
    [InlineData("""{"status":"passed","score":90""")]
    public async Task Check_NoVerdictTwice_IsNeverAPassAndNeverAFailure(string prose)
    {
        await using var simulator = await ServeAsync(
            Replies.To("FAST", 1, Replies.File("one.txt", "one\n")),
            Replies.To("FAST", 2, "the analysis"),
            Replies.Audit(1, prose),
            Replies.Audit(2, Passed));
        using var harness = Harness(simulator, "PROTO");
        var folder = harness.NewFolder();

        var finish = await harness.StartAsync(Two, folder);

        Assert.Equal(("completed", 0), (finish.Outcome, finish.ExitCode));
        Assert.Equal(new CheckCounts(1, 0, 1), finish.Checks);
        var result = ResultOf(folder, "check/step_1");
        Assert.Equal((Verdict.None, 2), (result.Verdict!.Status, result.Attempts));
        Assert.StartsWith("verdict.", result.Problem!.Code, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_ProseThenJson_TheCorrectedVerdictCounts()
    {
        await using var simulator = await ServeAsync(
            Replies.To("FAST", 1, Replies.File("one.txt", "one\n")),
            Replies.To("FAST", 2, "the analysis"),
            Replies.Audit(1, "I think it is fine.", times: 1),
            Replies.Audit(1, Passed),
            Replies.Audit(2, Passed));
        using var harness = Harness(simulator, "PROTO");
        var folder = harness.NewFolder();

        var finish = await harness.StartAsync(Two, folder);

        Assert.Equal(new CheckCounts(2, 0, 0), finish.Checks);
        Assert.Equal(2, ResultOf(folder, "check/step_1").Attempts);
    }

    [Fact]
    public async Task CheckAlone_AuditsTheFilesAsTheyAre_AndWritesNothing()
    {
        await using var simulator = await ServeAsync(Replies.Audit(1, Failed));
        using var harness = new RunHarness { Connect = () => RunHarness.Over(simulator.BaseAddress), Mode = "DOUBLE-CHECK" };
        harness.Files.Write("one.txt", "written by hand\n");
        var before = harness.Files.Tree();

        var finish = await harness.StartAsync(Two, harness.NewFolder());

        Assert.Equal(("rejected", new CheckCounts(0, 1, 0), 1), (finish.Outcome, finish.Checks, finish.Calls));
        Assert.Contains("written by hand", Asked(simulator, "# Audit of step_1"), StringComparison.Ordinal);
        Assert.Equal(before, harness.Files.Tree());
    }

    [Fact]
    public async Task Run_FailedStep_IsNotAudited()
    {
        await using var simulator = await ServeAsync(Replies.To("FAST", 1, "No code."));
        using var harness = Harness(simulator, "PROTO");

        var finish = await harness.StartAsync(Two, harness.NewFolder());

        Assert.Equal(("failed", 1, new CheckCounts(0, 0, 0)), (finish.Outcome, finish.ExitCode, finish.Checks));
    }

    private static System.Text.Json.Nodes.JsonObject Checked(System.Text.Json.Nodes.JsonObject step)
    {
        step["validation_criteria"] = new System.Text.Json.Nodes.JsonArray("It is right");
        return step;
    }

    private static Task<SimulatorServer> ServeAsync(params ScriptEntry[] entries) =>
        SimulatorServer.StartAsync(new Script([.. entries]), new SimulatorOptions { Time = TimeProvider.System }, default);

    private static RunHarness Harness(SimulatorServer simulator, string workflow, bool undo = false) =>
        new() { Connect = () => RunHarness.Over(simulator.BaseAddress), Workflow = workflow, UndoOnFailure = undo };

    private static RunObserver Stopping(int after) => new() { Wrap = journal => new StoppingJournal(journal, after) };

    private static string Asked(SimulatorServer simulator, params string[] about) => Assert.Single(
        simulator.Requests.Select(request => string.Join('\n', request.Asked!.Messages.Select(message => message.Text))),
        text => about.All(part => text.Contains(part, StringComparison.Ordinal)));

    private static StepFinished ResultOf(RunFolder folder, string key) =>
        Recorded.Lines(folder, "step.finished").Last(line => line.Key == key).Read(RunsJson.Lines.StepFinished);

    private static IEnumerable<string> Phases(RunFolder folder) =>
        Recorded.Lines(folder, "step.finished").Select(line => EffectKey.PhaseOf(line.Key)).Distinct();
}
