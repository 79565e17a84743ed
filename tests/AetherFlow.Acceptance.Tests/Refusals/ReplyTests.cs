using AetherFlow.Acceptance.Tests.Support;
using AetherFlow.Simulator.Scripts;

namespace AetherFlow.Acceptance.Tests.Refusals;

/// <summary>Replies that cannot become changes: the step fails, says why, and nothing is written.</summary>
public sealed class ReplyTests
{
    public static TheoryData<string, string, string> Replied => new()
    {
        { "empty", "", "reply.empty" },
        { "prose", "I would rather not write any code today.", "reply.no_code" },
        { "above", Replies.File("../outside.txt", "x\n"), "path.escapes" },
        { "absolute", Replies.File("/outside.txt", "x\n"), "path.absolute" },
        { "git", Replies.File(".git/hooks/pre-commit", "x\n"), "path." },
        { "link", Replies.File("link/outside.txt", "x\n"), "path.link" },
        { "huge", Replies.File("new.txt", new string('x', 5 * 1024 * 1024) + "\n"), "reply." },
    };

    [Theory]
    [MemberData(nameof(Replied))]
    public async Task Reply_ThatCannotBeUsed_FailsTheStepAndChangesNothing(string name, string reply, string code)
    {
        await using var simulator = await Sample.ServeAsync(new Script([new ScriptEntry { Reply = reply, Chunk = 64 * 1024, Times = 0 }]));
        using var user = new User(simulator).WithSample();
        user.WithPlan(PlanText.Of(PlanText.Step(1, "code_generation", ["new.txt"]), PlanText.Step(2, "code_generation", ["after.txt"], 1)));
        user.All.Write("target/kept.txt", "kept");
        if (!OperatingSystem.IsWindows()) File.CreateSymbolicLink(Path.Combine(user.Workspace, "link"), user.All["target"]);
        var before = (Trees.Of(user.Workspace), Trees.Of(user.All["target"]));

        var ended = (await user.RunAsync("--plan", "plan.json", "--workspace", "workspace")).WithCode(1);

        Assert.Contains("step_1 failed after", ended.Error, StringComparison.Ordinal);
        Assert.True(ended.Error.Contains(code, StringComparison.Ordinal), $"{name}: {ended}");
        Assert.Contains("step_2 skipped", ended.Error, StringComparison.Ordinal);
        Assert.Equal(before.Item1, Trees.Of(user.Workspace));
        Assert.Equal(before.Item2, Trees.Of(user.All["target"]));
        Assert.False(File.Exists("/outside.txt"));
    }
}
