using AetherFlow.Acceptance.Tests.Refusals;
using AetherFlow.Acceptance.Tests.Support;

namespace AetherFlow.Acceptance.Tests.Running;

/// <summary><c>--review</c>: a person at a terminal sees each diff and is asked before it is written.</summary>
public sealed class ReviewTests(Uninterrupted reference) : IClassFixture<Uninterrupted>
{
    private const string Question = "? explains: ";

    private static readonly string[] Reviewed = ["--plan", "plan.json", "--workspace", "workspace", "--review", "--sequential"];

    [Fact]
    public async Task Review_StoppedAndResumed_WritesWhatWasAccepted()
    {
        await using var simulator = await Sample.ServeAsync();
        using var user = new User(simulator).WithSample();
        var before = Trees.Of(user.Workspace);
        await using (var first = Terminal.Start(user, Reviewed))
        {
            await first.TypeAsync(Question, "q\n");
            var (code, shown) = await first.EndAsync();
            Assert.True(code == 8, shown);
            Assert.Contains("stopped at the review", shown, StringComparison.Ordinal);
        }

        Assert.Equal(before, Trees.Of(user.Workspace));
        var run = Assert.Single(user.Runs());

        await using (var second = Terminal.Start(user, "runs", "resume", run))
        {
            await second.TypeAsync(Question, "y\n");
            await second.TypeAsync(Question, "a\n");
            var (code, shown) = await second.EndAsync();
            Assert.True(code == 0, shown);
            Assert.Contains("+echo changed", shown, StringComparison.Ordinal);
        }

        Assert.Equal(reference.After, Trees.Of(user.Workspace));
        Assert.Equal(Sample.Calls, simulator.Requests.Count);
    }

    [Fact]
    public async Task Review_CtrlCAtTheQuestion_WritesNothingAndGoesOnWithoutReview()
    {
        RunningProgram.SkipWhereSigIntIsIgnored();
        await using var simulator = await Sample.ServeAsync();
        using var user = new User(simulator).WithSample();
        var before = Trees.Of(user.Workspace);
        await using (var terminal = Terminal.Start(user, Reviewed))
        {
            await terminal.TypeAsync(Question, "\u0003");
            var (code, shown) = await terminal.EndAsync();
            Assert.True(code == 130, shown);
        }

        Assert.Equal(before, Trees.Of(user.Workspace));
        var run = Assert.Single(user.Runs());

        var refused = (await user.ResumeAsync(run)).WithCode(8);
        Assert.Contains("[review.no_terminal]", refused.Error, StringComparison.Ordinal);
        Assert.Equal(("failed", 8), (refused.Finish().Outcome, refused.Finish().ExitCode));
        Assert.Equal("completed", (await user.ResumeAsync(run, "--no-review")).WithCode(0).Finish().Outcome);
        Assert.Equal(reference.After, Trees.Of(user.Workspace));
    }

    [Fact]
    public async Task Review_WithoutATerminal_IsRefusedBeforeAnybodyIsAsked()
    {
        await using var simulator = await Sample.ServeAsync();
        using var user = new User(simulator).WithSample();

        await Refusal.ExpectAsync(user, 8, ["[review.no_terminal]", "runs diff ID"], Reviewed);

        Assert.Empty(simulator.Requests);
        Assert.Equal(8, (await user.RunPlanAsync("--review")).WithCode(8).Finish().ExitCode);
        Assert.Empty(user.Runs());
    }
}
