using AetherFlow.Acceptance.Tests.Support;

namespace AetherFlow.Acceptance.Tests.Running;

/// <summary>The main job as a program sees it that reads standard output.</summary>
public sealed class JsonRunTests
{
    [Fact]
    public async Task Plan_RunWithJson_PrintsEventsWritesFilesAndOutput()
    {
        await using var simulator = await Sample.ServeAsync();
        using var user = new User(simulator).WithSample();

        var ended = (await user.RunPlanAsync("--output", "output")).WithCode(0);

        Assert.Equal(("completed", false, 0), (ended.Finish().Outcome, ended.Finish().Resumable, ended.Finish().ExitCode));
        Assert.Equal("run.started", ended.Events()[0].GetProperty("type").GetString());
        Assert.Equal(Sample.Calls, simulator.Requests.Count);
        Assert.Equal("a\r\nB\r\nC\r\n", user.All.Read("workspace/app.txt"));
        Assert.Equal("first\nsecond\ninserted\nthird", user.All.Read("workspace/list.txt"));
        Assert.Equal("one\n", user.All.Read("workspace/new/deep/one.txt"));
        Assert.Equal("two\n", user.All.Read("workspace/new/two.txt"));
        Assert.Equal(["app.txt", "list.txt", "new", "new/deep", "new/deep/one.txt", "new/two.txt", "run.sh"], Trees.Of(user.Workspace).Keys);
        Assert.True(File.Exists(Path.Combine(user.Output, "metrics_acceptance.json")));
        Assert.True(File.Exists(Path.Combine(user.Output, "metrics_acceptance.csv")));
        foreach (var step in (int[])[1, 2, 3, 4, 5]) Assert.True(File.Exists(Path.Combine(user.Output, "step_outputs", $"step_{step}.txt")), $"step {step}");
    }

    [Fact]
    public async Task Plan_RunPlainly_ShowsProgressOnStandardErrorOnly()
    {
        await using var simulator = await Sample.ServeAsync();
        using var user = new User(simulator).WithSample();

        var ended = (await user.RunAsync("--plan", "plan.json", "--workspace", "workspace")).WithCode(0);

        Assert.Empty(ended.Lines);
        foreach (var step in (int[])[1, 2, 3, 4, 5]) Assert.Contains($"step_{step} done", ended.Error, StringComparison.Ordinal);
        Assert.Contains("runs undo", ended.Error, StringComparison.Ordinal);
    }
}
