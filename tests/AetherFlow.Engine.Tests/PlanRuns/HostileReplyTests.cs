using AetherFlow.Engine.Tests.Support;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;

namespace AetherFlow.Engine.Tests.PlanRuns;

/// <summary>Replies that no transaction could carry out are told to the model; they end neither the program nor the run.</summary>
public sealed class HostileReplyTests
{
    [Theory]
    [InlineData("src/a.txt", "src//a.txt")]
    [InlineData("src/a.txt", "src/x/../a.txt")]
    [InlineData("src/a.txt", "linked/a.txt")]
    public async Task Run_ReplyGivesOneFileUnderTwoNames_IsToldSo(string first, string second)
    {
        var (finish, problem, tree) = await RunAsync(Replies.File(first, "one\n") + Replies.File(second, "two\n"));

        Assert.Equal(("failed", false), (finish.Outcome, finish.Resumable));
        Assert.Equal("changes.one_file_twice", problem.Code);
        Assert.DoesNotContain(tree, path => path.EndsWith("a.txt", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_ReplyNamesAFileAndAFolderAlike_IsToldSo()
    {
        var (finish, problem, tree) = await RunAsync(Replies.File("src/a.txt", "one\n") + Replies.File("src/a.txt/b.txt", "two\n"));

        Assert.Equal(("failed", false), (finish.Outcome, finish.Resumable));
        Assert.Equal("changes.file_and_folder", problem.Code);
        Assert.Empty(tree);
    }

    [Fact]
    public async Task Run_ReplyReplacesAFileThatTheModelWasNotShown_IsToldSo()
    {
        var (finish, problem, _) = await RunAsync(Replies.File("src/made.txt", "one\n") + Replies.File("src/precious.txt", "two\n"), "src/precious.txt");

        Assert.Equal(("failed", "changes.unseen_file"), (finish.Outcome, problem.Code));
    }

    private static async Task<(RunFinished Finish, Problem Problem, IEnumerable<string> Tree)> RunAsync(string reply, string? existing = null)
    {
        using var harness = new RunHarness { Connect = () => InProcess.Connect((_, _) => Task.FromResult(reply)) };
        Directory.CreateDirectory(harness.Files["src"]);
        if (existing is not null) harness.Files.Write(existing, "precious\n");
        Directory.CreateSymbolicLink(harness.Files["linked"], "src");
        var folder = harness.NewFolder();
        var finish = await harness.StartAsync(RunHarness.Read(PlanText.Of(PlanText.Step(1, "code_generation", []))), folder);
        if (existing is not null) Assert.Equal("precious\n", harness.Files.Read(existing));
        return (finish, Recorded.Steps(folder).Last().Problem!, harness.Files.Tree().Keys.ToList());
    }
}
