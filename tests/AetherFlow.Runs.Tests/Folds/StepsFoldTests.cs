using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;
using AetherFlow.Runs.Journal;
using AetherFlow.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace AetherFlow.Runs.Tests.Folds;

public sealed class StepsFoldTests : IDisposable
{
    private readonly TemporaryFolder _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Add_StepFromStartToEnd_TellsEachState()
    {
        var lines = await new RunScript(_home.Path).Started().StepDone("step_1", files: [new FileChange("a.cs", null, "h")]).WriteAsync();

        var states = new List<string>();
        var fold = new StepsFold();
        foreach (var line in lines)
        {
            fold.Add(line);
            if (fold.Steps is [var step]) states.Add($"{line.Type}: {step.State} {step.Attempts} {step.Calls} {step.Model} {step.Usage.Output} {step.Cost}");
        }

        Assert.Equal(
            [
                "step.started: Running 0 0  0 $0.0000",
                "step.routed: Running 1 0 deepseek-chat 0 $0.0000",
                "call.started: Running 1 1 deepseek-chat 0 $0.0000",
                "call.finished: Running 1 1 deepseek-chat 400 $0.0020",
                "attempt.finished: Running 1 1 deepseek-chat 400 $0.0020",
                "step.finished: Done 1 1 deepseek-chat 400 $0.0020",
            ],
            states);
        var done = fold.Find("build/step_1")!;
        Assert.Equal(["a.cs"], done.Files);
        Assert.Equal((1000, 120L, 900L), (done.DurationMs, done.FirstTokenMs, done.ReplyMs));
        Assert.False(done.CostIsUpperBound);
    }

    [Fact]
    public async Task Add_CallCutOffAndRepeated_KeepsItsReservationInTheCost()
    {
        var lines = await new RunScript(_home.Path).Started()
            .StepStarted("step_1").CallStarted("step_1", reserved: 0.03m)
            .Resumed()
            .StepDone("step_1")
            .WriteAsync();
        var fold = new StepsFold();
        foreach (var line in lines.TakeWhile(l => l.Type != "run.resumed")) fold.Add(line);
        Assert.Equal(StepState.Running, fold.Steps[0].State);

        fold.Add(lines.Single(l => l.Type == "run.resumed"));
        Assert.Equal((StepState.Waiting, new Money(0.03m), true), (fold.Steps[0].State, fold.Steps[0].Cost, fold.Steps[0].CostIsUpperBound));

        foreach (var line in lines.SkipWhile(l => l.Type != "run.resumed").Skip(1)) fold.Add(line);
        Assert.Equal((StepState.Done, new Money(0.032m), true), (fold.Steps[0].State, fold.Steps[0].Cost, fold.Steps[0].CostIsUpperBound));
        Assert.Equal(2, fold.Steps[0].Calls);
    }

    [Fact]
    public async Task Add_CallWithoutUsage_MarksTheCostAsUpperBound()
    {
        var lines = await new RunScript(_home.Path).Started()
            .StepStarted("step_1").CallStarted("step_1")
            .CallFinished("step_1", new CallFinished { Reply = new Payload { Text = "x", Size = 1 }, Cost = new Money(0.01m) })
            .WriteAsync();

        Assert.True(Folded(lines).Steps[0].CostIsUpperBound);
    }

    [Fact]
    public async Task Add_StepSkipped_NeedsNoStart()
    {
        var skipped = new StepFinished { Outcome = "skipped", Problem = new Problem("step.skipped", "A step it depends on failed.") };
        var lines = await new RunScript(_home.Path).Started().StepFinished("step_2", skipped).WriteAsync();

        var step = Assert.Single(Folded(lines).Steps);
        Assert.Equal(("step_2", StepState.Skipped, "step.skipped"), (step.Step, step.State, step.Problem!.Code));
    }

    [Fact]
    public async Task Add_LongDescription_KeepsItsBeginningInWholeCharacters()
    {
        var text = new string('x', StepProgress.DescriptionLimit - 2) + "😀" + new string('y', 500);
        var lines = await new RunScript(_home.Path).Started().StepStarted("step_1", description: text).WriteAsync();

        var kept = Folded(lines).Steps[0].Description;
        Assert.Equal(new string('x', StepProgress.DescriptionLimit - 2) + "…", kept);
    }

    [Fact]
    public async Task Add_AnySelectionOfLines_NeverThrowsAndAnyPrefixFoldsAsTheWholeReadInTwoParts()
    {
        var lines = await SampleAsync();
        var selections = Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), picks =>
        {
            var fold = new StepsFold();
            foreach (var pick in picks) fold.Add(lines[(int)((uint)pick % lines.Count)]);
        });
        selections.QuickCheckThrowOnFailure();

        var whole = Described(Folded(lines));
        for (var cut = 0; cut <= lines.Count; cut++)
        {
            var fold = Folded([.. lines.Take(cut)]);
            _ = Described(fold);
            foreach (var line in lines.Skip(cut)) fold.Add(line);
            Assert.Equal(whole, Described(fold));
        }
    }

    [Fact]
    public async Task Add_ThousandSteps_KeepsNoneOfTheirTexts()
    {
        const int Steps = 1000;
        var script = new RunScript(_home.Path).Started();
        for (var i = 0; i < Steps; i++) script.StepDone($"step_{i}", new string('r', 5000), description: new string('d', 3000));
        await script.WriteAsync();
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var fold = StepsFold.Read(script.Folder);

        var bytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / Steps;
        Assert.Equal(Steps, fold.Steps.Count);
        // A few hundred; its texts are 16,000, and other tests allocate meanwhile.
        Assert.True(bytes < 4000, $"A finished step costs {bytes} bytes.");
    }

    private async Task<IReadOnlyList<JournalLine>> SampleAsync() => await new RunScript(_home.Path).Started()
        .StepStarted("step_1").StepStarted("step_2").Routed("step_1").CallStarted("step_1").CallStarted("step_2")
        .Replied("step_1", "a")
        .AttemptFinished("step_1", new Problem("reply.empty", "The reply is empty."))
        .Routed("step_1", 2).CallStarted("step_1", 2)
        .Resumed()
        .StepStarted("step_1").CallStarted("step_1", 2).Replied("step_1", "b", attempt: 2).AttemptFinished("step_1", attempt: 2)
        .StepFinished("step_1", new StepFinished { Outcome = "done", Attempts = 2, Cost = new Money(0.004m) })
        .StepDone("step_2")
        .StepFinished("step_3", new StepFinished { Outcome = "skipped" })
        .Finished(new RunFinished { Outcome = "completed", Resumable = false })
        .WriteAsync();

    private static StepsFold Folded(IReadOnlyList<JournalLine> lines)
    {
        var fold = new StepsFold();
        foreach (var line in lines) fold.Add(line);
        return fold;
    }

    private static string Described(StepsFold fold) => string.Join('\n', fold.Steps.Select(s => $"{s with { Files = [] }} {string.Join(',', s.Files)}"));
}
