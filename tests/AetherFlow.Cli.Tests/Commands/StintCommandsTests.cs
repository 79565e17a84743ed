using System.Text.Json;
using AetherFlow.Cli.Commands;
using AetherFlow.Hosting;
using AetherFlow.Runs.Events;
using AetherFlow.Testing;

namespace AetherFlow.Cli.Tests.Commands;

public sealed class StintCommandsTests : IDisposable
{
    private readonly TestSurroundings _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task RunPlan_NoProvider_Exits6AndSaysWhatToSet()
    {
        var plan = _test.Folder.Write("plan.json", SampleRun.PlanOf(1).Text!);

        var code = await Actions.Of(_test.Around).RunPlan(new RunRequest { PlanPath = plan, Workspace = "." }, new Showing(), CancellationToken.None);

        Assert.Equal(ExitCodes.Provider, code);
        Assert.Contains("DEEPSEEK_API_KEY", _test.Error, StringComparison.Ordinal);
        Assert.Empty(_test.Out);
    }

    [Fact]
    public async Task RunPlan_InvalidPlanAsJson_EndsWithOneRunFinished()
    {
        var plan = _test.Folder.Write("plan.json", """{"task_id": "x"}""");

        var code = await Actions.Of(_test.Around).RunPlan(new RunRequest { PlanPath = plan, Workspace = "." }, new Showing(Json: true), CancellationToken.None);

        Assert.Equal(ExitCodes.Usage, code);
        var lines = _test.Results.TrimEnd('\n').Split('\n');
        Assert.Single(lines, line => line.Contains("run.finished", StringComparison.Ordinal));
        using var last = JsonDocument.Parse(lines[^1]);
        Assert.Equal(("run.finished", 2), (last.RootElement.GetProperty("type").GetString(), last.RootElement.GetProperty("data").GetProperty("exit_code").GetInt32()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RunPlan_ReviewThatNobodyCanAnswer_Exits8(bool json)
    {
        var plan = _test.Folder.Write("plan.json", SampleRun.PlanOf(1).Text!);
        // As JSON, not even a terminal helps.
        var around = _test.With(("DEEPSEEK_API_KEY", "key-of-a-test")) with { ReadLine = json ? _ => Task.FromResult<string?>("y") : null };

        var code = await Actions.Of(around).RunPlan(new RunRequest { PlanPath = plan, Workspace = ".", Review = true }, new Showing(json), CancellationToken.None);

        Assert.Equal(ExitCodes.NeedsPerson, code);
        Assert.Contains("[review.no_terminal]", _test.Error, StringComparison.Ordinal);
        Assert.Contains("Leave --review away", _test.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_test.Home.Path, "runs")));
    }

    [Fact]
    public async Task ResumeRun_UnderReview_NeedsATerminalOrTheWishNotToBeAsked()
    {
        var script = new RunScript(_test.Home.Path).Started(new RunStarted { Kind = "plan", Plan = SampleRun.PlanOf(1), Workspace = _test.Folder.Path, Mode = "BUILD", Review = true, Version = "test" });
        await script.WriteAsync();
        var run = script.Folder.Id.Value;

        Assert.Equal(ExitCodes.NeedsPerson, await Actions.Of(_test.Around).ResumeRun(new ResumeRequest { Run = run }, new Showing(), CancellationToken.None));
        Assert.Contains("with --no-review, which writes without asking", _test.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.NeedsPerson, await Actions.Of(_test.Around).ForkRun(new ForkRequest { Run = run }, new Showing(), CancellationToken.None));
    }

    [Fact]
    public async Task ResumeRun_ThatWritesNothing_CannotBeReviewed()
    {
        var script = new RunScript(_test.Home.Path).Started(new RunStarted { Kind = "plan", Plan = SampleRun.PlanOf(1), Workspace = _test.Folder.Path, Mode = "BUILD", Apply = false, Version = "test" });
        await script.WriteAsync();
        var around = _test.Around with { ReadLine = _ => Task.FromResult<string?>("y") };

        Assert.Equal(ExitCodes.Usage, await Actions.Of(around).ResumeRun(new ResumeRequest { Run = script.Folder.Id.Value, Review = true }, new Showing(), CancellationToken.None));
        Assert.Contains("this one writes nothing", _test.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ResumeRun_UnknownOrDamaged_SaysWhy()
    {
        var script = SampleRun.Mixed(_test.Home.Path);
        await script.WriteAsync();
        var lines = await File.ReadAllLinesAsync(script.Folder.JournalPath);
        lines[8] = "broken";
        await File.WriteAllLinesAsync(script.Folder.JournalPath, lines);

        Assert.Equal(ExitCodes.Usage, await Actions.Of(_test.Around).ResumeRun(new ResumeRequest { Run = "zzzzzz" }, new Showing(), CancellationToken.None));
        Assert.Contains("[run.not_found]", _test.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.RunFailed, await Actions.Of(_test.Around).ResumeRun(new ResumeRequest { Run = script.Folder.Id.Value }, new Showing(), CancellationToken.None));
        Assert.Contains("is damaged at byte", _test.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UndoRun_ThatChangedNothing_IsARunOfItsOwn()
    {
        var script = new RunScript(_test.Home.Path).Started(workspace: _test.Folder.Path);
        await script.WriteAsync();

        var code = await Actions.Of(_test.Around).UndoRun(new UndoRequest { Run = script.Folder.Id.Value }, new Showing(), CancellationToken.None);

        Assert.Equal(ExitCodes.Ok, code);
        Assert.Contains($": undo of {script.Folder.Id}", _test.Error, StringComparison.Ordinal);
        Assert.Contains("files   none changed", _test.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Examine_NothingSetUp_NamesWhatIsMissingAndExits1()
    {
        Assert.Equal(ExitCodes.RunFailed, await Actions.Of(_test.Around).Examine(new Showing(Json: true), CancellationToken.None));

        using var json = JsonDocument.Parse(_test.Out);
        var findings = json.RootElement.EnumerateArray().ToDictionary(f => f.GetProperty("id").GetString()!, f => f.GetProperty("status").GetString(), StringComparer.Ordinal);
        Assert.Equal(("ok", "ok", "error"), (findings["terminal"], findings["disk"], findings["provider"]));
    }

    [Fact]
    public async Task Demo_FolderWithFiles_IsRefused()
    {
        _test.Folder.Write("taken/file", "");

        var code = await Actions.Of(_test.Around).Demo("taken", new Showing(), CancellationToken.None);

        Assert.Equal(ExitCodes.Usage, code);
        Assert.Contains("[demo.folder_taken]", _test.Error, StringComparison.Ordinal);
    }
}
