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
        { "only outside", Replies.File("../outside.txt", "x\n"), "it has one for ../outside.txt, which was not asked for. [reply.missing_file]" },
        { "above", AndFile("../outside.txt"), "[path.escapes]" },
        { "absolute", AndFile("/outside.txt"), "[path.absolute]" },
        { "git", AndFile(".git/hooks/pre-commit"), "[path.protected]" },
        { "link", AndFile("link/outside.txt"), "[path.link]" },
        { "huge", Replies.File("new.txt", new string('x', 5 * 1024 * 1024) + "\n"), "[file.too_large]" },
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

    [Fact]
    public async Task Reply_LargerThanTheLimit_StopsTheRunBeforeMemoryDoes()
    {
        var endless = new Script([new ScriptEntry { Reply = new string('x', 65 * 1024 * 1024), Chunk = 1024 * 1024, Times = 0 }]);
        await using var simulator = await Sample.ServeAsync(endless);
        using var user = new User(simulator).WithSample();

        var ended = (await user.RunAsync("--plan", "plan.json", "--workspace", "workspace")).WithCode(6);

        Assert.True(ended.Error.Contains("more than 64 MB", StringComparison.Ordinal), ended.ToString());
    }

    private static string AndFile(string outside) => Replies.File("new.txt", "new\n") + Replies.File(outside, "x\n");
}
