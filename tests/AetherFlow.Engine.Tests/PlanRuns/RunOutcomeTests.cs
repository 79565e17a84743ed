using AetherFlow.Engine.Tests.Support;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using AetherFlow.Simulator;
using AetherFlow.Simulator.Scripts;

namespace AetherFlow.Engine.Tests.PlanRuns;

/// <summary>How runs end: failures that stay with a step, and reasons that stop the run so that it can go on later.</summary>
public sealed class RunOutcomeTests
{
    [Fact]
    public async Task Run_StepFails_DependantsAreSkippedAndTheRestGoesOn()
    {
        var plan = RunHarness.Read(PlanText.Of(
            PlanText.Step(1, "code_generation", ["one.txt"]),
            PlanText.Step(2, "code_generation", ["two.txt"], 1),
            PlanText.Step(3, "code_generation", ["three.txt"], 2),
            PlanText.Step(4, "code_generation", ["four.txt"])));
        using var harness = new RunHarness
        {
            Connect = () => InProcess.Connect((prompt, _) => Task.FromResult(InProcess.StepOf(prompt) == 1
                ? "I would rather not."
                : Replies.File("four.txt", "four\n"))),
        };

        var folder = harness.NewFolder();
        var finish = await harness.StartAsync(plan, folder);

        Assert.Equal(("failed", false, 1), (finish.Outcome, finish.Resumable, finish.ExitCode));
        Assert.Equal((1, 1, 2, 0), (finish.StepsDone, finish.StepsFailed, finish.StepsSkipped, finish.StepsOpen));
        Assert.Equal(["four.txt"], harness.Files.Tree().Keys);
        var failed = Results(folder)["build/step_1"];
        Assert.Equal(("reply.no_code", 3), (failed.Problem!.Code, failed.Attempts));
        Assert.Equal("step.skipped", Results(folder)["build/step_3"].Problem!.Code);
    }

    [Fact]
    public async Task Run_ReplyUnusable_TheNextAttemptIsToldWhy()
    {
        var prompts = new List<string>();
        using var harness = new RunHarness
        {
            Connect = () => InProcess.Connect((prompt, _) =>
            {
                prompts.Add(prompt);
                return Task.FromResult(prompts.Count == 1 ? "```python\nprint(1)" : Replies.File("one.py", "print(1)\n"));
            }),
        };

        var finish = await harness.StartAsync(RunHarness.Read(PlanText.Of(PlanText.Step(1, "code_generation", ["one.py"]))), harness.NewFolder());

        Assert.Equal("completed", finish.Outcome);
        Assert.Equal(2, prompts.Count);
        Assert.DoesNotContain("could not be used", prompts[0], StringComparison.Ordinal);
        Assert.Contains("could not be used", prompts[1], StringComparison.Ordinal);
        Assert.Equal("print(1)\n", harness.Files.Read("one.py"));
    }

    [Fact]
    public async Task Run_StepNamesNoFile_CodeIsTheOutputForItsDependants()
    {
        var prompts = new Dictionary<int, string>();
        using var harness = new RunHarness
        {
            Connect = () => InProcess.Connect((prompt, _) =>
            {
                prompts[InProcess.StepOf(prompt)] = prompt;
                return Task.FromResult("Here it is:\n\n```python\nprint(1)\n```\n");
            }),
        };
        var plan = RunHarness.Read(PlanText.Of(PlanText.Step(1, "code_generation", []), PlanText.Step(2, "analysis", [], 1)));

        var finish = await harness.StartAsync(plan, harness.NewFolder());

        Assert.Equal("completed", finish.Outcome);
        Assert.Empty(harness.Files.Tree());
        Assert.Contains("print(1)", prompts[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_FileEditedByTheUserMeanwhile_IsNotOverwrittenAndTheStepSeesTheNewContent()
    {
        var prompts = new List<string>();
        var edited = "";
        using var harness = new RunHarness
        {
            Connect = () => InProcess.Connect((prompt, _) =>
            {
                prompts.Add(prompt);
                if (prompts.Count == 1) File.WriteAllText(edited, "edited by hand\n");
                return Task.FromResult(Replies.File("app.txt", $"reply {prompts.Count}\n"));
            }),
        };
        edited = harness.Files.Write("app.txt", "original\n");
        var folder = harness.NewFolder();

        var finish = await harness.StartAsync(RunHarness.Read(PlanText.Of(PlanText.Step(1, "refactoring", ["app.txt"]))), folder);

        Assert.Equal("completed", finish.Outcome);
        Assert.Contains("original", prompts[0], StringComparison.Ordinal);
        Assert.Contains("edited by hand", prompts[1], StringComparison.Ordinal);
        Assert.Equal("reply 2\n", harness.Files.Read("app.txt"));
        Assert.Equal("completed", (await harness.UndoAsync(folder)).Outcome);
        Assert.Equal("edited by hand\n", harness.Files.Read("app.txt"));
    }

    [Fact]
    public async Task Run_BudgetUsedUp_StopsResumableAndGoesOnWithMore()
    {
        await using var simulator = await SimulatorServer.StartAsync(
            new Script([.. Enumerable.Range(1, 4).Select(i => Replies.To(i, Replies.File($"{i}.txt", $"{i}\n")) with { Usage = new ReportedUsage(1000, 1000) })]),
            new SimulatorOptions { Time = TimeProvider.System },
            default);
        var plan = RunHarness.Read(PlanText.Of([.. Enumerable.Range(1, 4).Select(i => PlanText.Step(i, "code_generation", [$"{i}.txt"]))]));
        // A call of 1,000 + 1,000 tokens costs 0.003; before it, 4,000 tokens of reply are held at 0.008 and more.
        using var harness = new RunHarness { Connect = () => RunHarness.Over(simulator.BaseAddress), MaxParallel = 4, Budget = new Money(0.0125m) };
        var folder = harness.NewFolder();

        var stopped = await harness.StartAsync(plan, folder);

        Assert.Equal(("budget", true, 4), (stopped.Outcome, stopped.Resumable, stopped.ExitCode));
        Assert.Equal("budget.exhausted", stopped.Problem!.Code);
        Assert.InRange(stopped.StepsDone, 1, 3);
        Assert.True(stopped.Settled + stopped.Unknown <= new Money(0.0125m));
        Assert.Equal(new Money(0.003m * stopped.StepsDone), stopped.Settled);

        var finish = await harness.ResumeAsync(plan, folder, budget: new Money(1));
        Assert.Equal(("completed", 4), (finish.Outcome, finish.StepsDone));
        Assert.Equal(new Money(0.012m), finish.Settled);
        Assert.Equal(4, simulator.Requests.Count);
    }

    [Fact]
    public async Task Run_KeyRefused_StopsResumableWithoutAskingForEveryStep()
    {
        await using var simulator = await SimulatorServer.StartAsync(
            Script.Always(""), new SimulatorOptions { Time = TimeProvider.System, BadKey = "key-of-the-test-1234" }, default);
        var plan = RunHarness.Read(PlanText.Of([.. Enumerable.Range(1, 20).Select(i => PlanText.Step(i, "code_generation", [$"{i}.txt"]))]));
        using var harness = new RunHarness { Connect = () => RunHarness.Over(simulator.BaseAddress), MaxParallel = 1 };
        var folder = harness.NewFolder();

        var finish = await harness.StartAsync(plan, folder);

        Assert.Equal(("provider", true, 6), (finish.Outcome, finish.Resumable, finish.ExitCode));
        Assert.Equal("model.auth", finish.Problem!.Code);
        Assert.Equal(20, finish.StepsOpen);
        Assert.DoesNotContain("key-of-the-test-1234", await File.ReadAllTextAsync(folder.JournalPath, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Cancelled_EndsWithOneFinishAndResumes()
    {
        using var stop = new CancellationTokenSource();
        var calls = 0;
        using var harness = new RunHarness
        {
            MaxParallel = 2,
            Connect = () => InProcess.Connect(async (prompt, cancellation) =>
            {
                if (Interlocked.Increment(ref calls) == 3) await stop.CancelAsync();
                cancellation.ThrowIfCancellationRequested();
                return Replies.File($"{InProcess.StepOf(prompt)}.txt", "x\n");
            }),
        };
        var plan = RunHarness.Read(PlanText.Of([.. Enumerable.Range(1, 6).Select(i => PlanText.Step(i, "code_generation", [$"{i}.txt"]))]));
        var folder = harness.NewFolder();

        var finish = await harness.StartAsync(plan, folder, cancellation: stop.Token);

        Assert.Equal(("cancelled", true, 130), (finish.Outcome, finish.Resumable, finish.ExitCode));
        Assert.True(finish.StepsOpen > 0);
        Assert.Equal("completed", (await harness.ResumeAsync(plan, folder)).Outcome);
        Assert.Equal(6, harness.Files.Tree().Count);
        Assert.Equal(2, Types(folder).Count(type => type == "run.finished"));
    }

    [Fact]
    public async Task Run_CancelledInTheLastMoment_IsCompletedAllTheSame()
    {
        using var stop = new CancellationTokenSource();
        using var harness = new RunHarness { Connect = () => InProcess.Connect((_, _) => Task.FromResult(Replies.File("one.txt", "one\n"))) };
        var observer = new RunObserver
        {
            OnLine = line =>
            {
                if (line.Type == "step.finished") stop.Cancel();
            },
        };

        var finish = await harness.StartAsync(
            RunHarness.Read(PlanText.Of(PlanText.Step(1, "code_generation", ["one.txt"]))), harness.NewFolder(), observer, stop.Token);

        Assert.Equal(("completed", false, 0), (finish.Outcome, finish.Resumable, finish.ExitCode));
    }

    [Fact]
    public async Task Run_WithoutApplying_LeavesTheWorkspaceAndLetsDependantsSeeTheChanges()
    {
        var prompts = new Dictionary<int, string>();
        using var harness = new RunHarness
        {
            Apply = false,
            Connect = () => InProcess.Connect((prompt, _) =>
            {
                prompts[InProcess.StepOf(prompt)] = prompt;
                return Task.FromResult(Replies.File("app.txt", $"from step {InProcess.StepOf(prompt)}\n"));
            }),
        };
        harness.Files.Write("app.txt", "original\n");
        var plan = RunHarness.Read(PlanText.Of(
            PlanText.Step(1, "refactoring", ["app.txt"]), PlanText.Step(2, "refactoring", ["app.txt"], 1)));

        var folder = harness.NewFolder();
        var finish = await harness.StartAsync(plan, folder);

        Assert.Equal("completed", finish.Outcome);
        Assert.Equal("original\n", harness.Files.Read("app.txt"));
        Assert.Contains("from step 1", prompts[2], StringComparison.Ordinal);
        Assert.Equal(["app.txt"], Results(folder)["build/step_2"].Files.Select(f => f.Path));
        Assert.DoesNotContain("changes.started", Types(folder));
    }

    private static Dictionary<string, StepFinished> Results(RunFolder folder) =>
        Recorded.Lines(folder, "step.finished").ToDictionary(line => line.Key, line => line.Read(RunsJson.Lines.StepFinished), StringComparer.Ordinal);

    private static IEnumerable<string> Types(RunFolder folder) => Recorded.Lines(folder).Select(line => line.Type);
}
