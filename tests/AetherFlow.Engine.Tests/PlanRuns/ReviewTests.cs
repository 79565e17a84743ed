using AetherFlow.Engine.Steps;
using AetherFlow.Engine.Tests.Support;
using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using AetherFlow.Testing;

namespace AetherFlow.Engine.Tests.PlanRuns;

/// <summary>Nothing is written that a person was not asked about, and the answer is in the journal before anything comes of it.</summary>
public sealed class ReviewTests
{
    private static readonly Plan Two = RunHarness.Read(PlanText.Of(
        PlanText.Step(1, "refactoring", ["app.txt"]),
        PlanText.Step(2, "code_generation", ["new.txt"], 1)));

    private static readonly Plan Four = RunHarness.Read(PlanText.Of([.. Enumerable.Range(1, 4).Select(i => PlanText.Step(i, "code_generation", [$"{i}.txt"]))]));

    [Fact]
    public async Task Run_Accepted_IsWrittenAndTheAnswerStandsBeforeTheTransaction()
    {
        var review = new ScriptedReview(_ => ScriptedReview.Yes);
        using var harness = NewHarness(review);
        var folder = harness.NewFolder();

        var finish = await harness.StartAsync(Two, folder);

        Assert.Equal("completed", finish.Outcome);
        Assert.Equal(["step_1 1: app.txt=reply 1", "step_2 1: new.txt=reply 2"], review.Shown);
        Assert.Equal(["app.txt", "new.txt"], harness.Files.Tree().Keys.Order());
        var types = Recorded.Lines(folder).Where(line => EffectKey.StepOf(line.Key) == "step_1").Select(line => line.Type).ToList();
        Assert.Equal(types.IndexOf("changes.started") - 1, types.IndexOf("review.finished"));
    }

    [Fact]
    public async Task Run_Declined_TheStepFailsAtOnceAndDependantsAreSkipped()
    {
        var review = new ScriptedReview(_ => ScriptedReview.No);
        using var harness = NewHarness(review);
        var before = harness.Files.Tree();
        var folder = harness.NewFolder();

        var finish = await harness.StartAsync(Two, folder);

        Assert.Equal(("failed", 1, 1), (finish.Outcome, finish.StepsFailed, finish.StepsSkipped));
        Assert.Equal(before, harness.Files.Tree());
        Assert.Single(review.Shown);
        Assert.Equal(["changes.declined"], Recorded.AttemptProblems(folder));
        Assert.DoesNotContain(Recorded.Lines(folder), line => line.Type == "changes.started");
    }

    [Fact]
    public async Task Run_ChangesAsked_TheNextAttemptIsToldTheWords()
    {
        var prompts = new List<string>();
        var review = new ScriptedReview(question => question.Attempt == 1 ? ScriptedReview.Else("Call it ‘total’, with key-of-the-test-1234.") : ScriptedReview.Yes);
        using var harness = NewHarness(review, prompts);
        var folder = harness.NewFolder();

        var finish = await harness.StartAsync(RunHarness.Read(PlanText.Of(PlanText.Step(1, "refactoring", ["app.txt"]))), folder);

        Assert.Equal("completed", finish.Outcome);
        Assert.Equal(["step_1 1: app.txt=reply 1", "step_1 2: app.txt=reply 2"], review.Shown);
        Assert.DoesNotContain("total", prompts[0], StringComparison.Ordinal);
        Assert.Contains($"Call it ‘total’, with {Redactor.Mark}.", prompts[1], StringComparison.Ordinal);
        Assert.Equal(["changes.changes_asked"], Recorded.AttemptProblems(folder));
        Assert.DoesNotContain("key-of-the-test", await File.ReadAllTextAsync(folder.JournalPath, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ChangesAskedForEver_FailsWithTheLastAttempt()
    {
        var last = new List<bool>();
        var review = new ScriptedReview(question =>
        {
            last.Add(question.IsLastAttempt);
            return ScriptedReview.Else("Not so.");
        });
        using var harness = NewHarness(review);

        var finish = await harness.StartAsync(RunHarness.Read(PlanText.Of(PlanText.Step(1, "refactoring", ["app.txt"]))), harness.NewFolder());

        Assert.Equal(("failed", 1), (finish.Outcome, finish.StepsFailed));
        Assert.Equal([false, false, true], last);
    }

    [Fact]
    public async Task Run_StepsInParallel_AreAskedAboutOneByOneUntilAllIsAccepted()
    {
        var asked = 0;
        var review = new ScriptedReview(_ => ++asked == 2 ? ScriptedReview.All : ScriptedReview.Yes);
        using var harness = NewHarness(review);
        var folder = harness.NewFolder();

        var finish = await harness.StartAsync(Four, folder);

        Assert.Equal(("completed", 4), (finish.Outcome, finish.StepsDone));
        Assert.Equal(2, review.Shown.Count);
        var answers = Recorded.All(folder, "review.finished", RunsJson.Lines.ChangesReviewed).ToList();
        Assert.Equal((4, 1, 2), (answers.Count, answers.Count(answer => answer.All), answers.Count(answer => answer.Unasked)));
    }

    [Fact]
    public async Task Run_StoppedAtTheQuestion_WritesNothingMoreAndAsksAgainOnResume()
    {
        var review = new ScriptedReview(_ => null);
        using var harness = NewHarness(review);
        var before = harness.Files.Tree();
        var folder = harness.NewFolder();

        var stopped = await harness.StartAsync(Four, folder);

        Assert.Equal(("person", true, 8), (stopped.Outcome, stopped.Resumable, stopped.ExitCode));
        Assert.Equal(("review.stopped", 4), (stopped.Problem!.Code, stopped.StepsOpen));
        Assert.Single(review.Shown);
        Assert.Equal(before, harness.Files.Tree());

        var again = new ScriptedReview(_ => ScriptedReview.Yes);
        harness.Review = again.AskAsync;
        var finish = await harness.ResumeAsync(Four, folder);
        Assert.Equal(("completed", 4), (finish.Outcome, finish.StepsDone));
        Assert.Equal(4, again.Shown.Count);
    }

    [Fact]
    public async Task Run_CancelledWhileTheQuestionStands_EndsWithoutWriting()
    {
        using var stopping = new CancellationTokenSource();
        using var harness = NewHarness(new ScriptedReview(_ => ScriptedReview.Yes));
        harness.Review = async (_, cancellation) =>
        {
            await stopping.CancelAsync();
            return await new TaskCompletionSource<ChangesReviewed>().Task.WaitAsync(cancellation);
        };
        var before = harness.Files.Tree();
        var folder = harness.NewFolder();

        var finish = await harness.StartAsync(Four, folder, cancellation: stopping.Token);

        Assert.Equal(("cancelled", true), (finish.Outcome, finish.Resumable));
        Assert.Equal(before, harness.Files.Tree());
        Assert.Empty(Recorded.Lines(folder, "review.finished"));
    }

    [Fact]
    public async Task Run_TextOfThePlan_CannotBeAskedForOtherwise()
    {
        var questions = new List<ReviewQuestion>();
        var review = new ScriptedReview(question =>
        {
            questions.Add(question);
            return ScriptedReview.Else("Put it first.");
        });
        using var harness = NewHarness(review);
        var folder = harness.NewFolder();

        await harness.StartAsync(RunHarness.Read(PlanText.Of(PlanText.Patch(1, "app.txt", "original", "more"))), folder);

        Assert.False(Assert.Single(questions).CanChange);
        Assert.Equal(["changes.declined"], Recorded.AttemptProblems(folder));
        var answer = Assert.Single(Recorded.All(folder, "review.finished", RunsJson.Lines.ChangesReviewed));
        Assert.Equal((ChangesReviewed.Declined, "Put it first."), (answer.Verdict, answer.Reason));
    }

    [Fact]
    public async Task Run_FileEditedWhileTheQuestionStood_IsAskedAboutAnew()
    {
        var edited = "";
        var review = new ScriptedReview(question =>
        {
            if (question.Attempt == 1) File.WriteAllText(edited, "edited by hand\n");
            return ScriptedReview.Yes;
        });
        using var harness = NewHarness(review);
        edited = harness.Files["app.txt"];

        var finish = await harness.StartAsync(RunHarness.Read(PlanText.Of(PlanText.Step(1, "refactoring", ["app.txt"]))), harness.NewFolder());

        Assert.Equal("completed", finish.Outcome);
        Assert.Equal(["step_1 1: app.txt=reply 1", "step_1 2: app.txt=reply 2"], review.Shown);
        Assert.Equal("reply 2\n", harness.Files.Read("app.txt"));
    }

    [Fact]
    public async Task Run_WithoutWritingAndDrafts_AskNobody()
    {
        var review = new ScriptedReview(_ => ScriptedReview.Yes);
        using var dry = NewHarness(review, apply: false);
        Assert.Equal("completed", (await dry.StartAsync(Two, dry.NewFolder())).Outcome);
        Assert.Empty(review.Shown);

        using var prod = NewHarness(review, workflow: "PROD");
        await prod.StartAsync(Two, prod.NewFolder());
        Assert.Equal(["step_1", "step_2"], review.Shown.Select(shown => shown.Split(' ')[0]));
    }

    [Fact]
    public async Task Run_MergedFile_IsAskedAboutToo()
    {
        var json = System.Text.Json.Nodes.JsonNode.Parse(PlanText.Of(PlanText.Step(1, "code_generation", ["1.txt"])))!;
        json["metadata"]!["output_merge"] = new System.Text.Json.Nodes.JsonObject { ["file"] = "all.txt", ["steps"] = new System.Text.Json.Nodes.JsonArray("step_1") };
        var review = new ScriptedReview(question => question.Step is null ? ScriptedReview.No : ScriptedReview.Yes);
        using var harness = NewHarness(review);

        var finish = await harness.StartAsync(RunHarness.Read(json.ToJsonString()), harness.NewFolder());

        Assert.Equal(("failed", "changes.declined"), (finish.Outcome, finish.Problem!.Code));
        Assert.Equal(["step_1 1: 1.txt=reply 1", " 0: all.txt=reply 1"], review.Shown);
        Assert.Equal(["1.txt", "app.txt"], harness.Files.Tree().Keys.Order());
    }

    [Fact]
    public async Task Run_StoppedAfterEveryLineInTurn_ResumesToTheSameTreeAndAsksNothingTwice()
    {
        using var reference = NewHarness(new ScriptedReview(Answer), sequential: true);
        var whole = reference.NewFolder();
        Assert.Equal("completed", (await reference.StartAsync(Two, whole)).Outcome);
        var lines = Recorded.Lines(whole).Count;

        for (var stop = 1; stop < lines; stop++)
        {
            var review = new ScriptedReview(Answer);
            using var harness = NewHarness(review, sequential: true);
            var folder = harness.NewFolder();
            await Assert.ThrowsAnyAsync<Exception>(() => harness.StartAsync(Two, folder, new RunObserver { Wrap = journal => new StoppingJournal(journal, stop) }));
            var answered = Recorded.Lines(folder, "review.finished").Count();

            var before = review.Shown.Count;
            var finish = await harness.ResumeAsync(Two, folder);

            Assert.True(finish.Outcome == "completed", $"stopped after line {stop}: {finish}");
            Assert.Equal(["app.txt", "new.txt"], harness.Files.Tree().Keys.Order());
            // Of the three questions, those whose answer was on disk are not asked again.
            Assert.Equal(3 - answered, review.Shown.Count - before);
            Assert.Equal(3, Recorded.Lines(folder, "review.finished").Count());
        }

        static ChangesReviewed Answer(ReviewQuestion question) => question is { Step: "step_1", Attempt: 1 } ? ScriptedReview.Else("Otherwise.") : ScriptedReview.Yes;
    }

    /// <summary>A model whose n-th reply gives the step's file the content "reply n".</summary>
    private static RunHarness NewHarness(ScriptedReview review, List<string>? prompts = null, bool apply = true, string? workflow = null, bool sequential = false)
    {
        prompts ??= [];
        var harness = new RunHarness
        {
            Review = review.AskAsync,
            Apply = apply,
            Workflow = workflow,
            MaxParallel = sequential ? 1 : 8,
            Connect = () => InProcess.Connect((prompt, _) =>
            {
                if (prompt.Contains("# Audit of", StringComparison.Ordinal)) return Task.FromResult("No verdict.");
                int number;
                lock (prompts)
                {
                    prompts.Add(prompt);
                    number = prompts.Count;
                }

                var step = InProcess.StepOf(prompt);
                var path = prompt.Contains("app.txt", StringComparison.Ordinal) && step == 1 ? "app.txt" : prompt.Contains("new.txt", StringComparison.Ordinal) ? "new.txt" : $"{step}.txt";
                return Task.FromResult(Replies.File(path, $"reply {number}\n"));
            }),
        };
        harness.Files.Write("app.txt", "original\n");
        return harness;
    }
}
