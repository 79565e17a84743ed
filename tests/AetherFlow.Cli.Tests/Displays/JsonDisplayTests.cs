using System.Text;
using System.Text.Json;
using AetherFlow.Cli.Displays;
using AetherFlow.Hosting;
using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Testing;

namespace AetherFlow.Cli.Tests.Displays;

public sealed class JsonDisplayTests : IDisposable
{
    private readonly TestSurroundings _test = new();
    private readonly MemoryStream _to = new();

    public void Dispose()
    {
        _test.Dispose();
        _to.Dispose();
    }

    [Fact]
    public async Task EndAsync_FinishedStint_LeavesItsLinesAsTheyAre()
    {
        var finish = SampleRun.Finish("failed");
        var script = SampleRun.Mixed(_test.Home.Path).Finished(finish);
        var lines = await script.WriteAsync();
        await using var display = new JsonDisplay(_to, TextWriter.Null, FixedTime.Start);

        foreach (var line in lines) display.Observer.OnLine!(line);
        await display.EndAsync(new RunReport { Run = script.Folder.Id, Finish = finish, ExitCode = 1 });

        Assert.Equal(await File.ReadAllTextAsync(script.Folder.JournalPath), Written());
        Assert.Equal("run.finished", Types()[^1]);
    }

    [Fact]
    public async Task EndAsync_StintCutOffByItsJournal_EndsWithOneRunFinished()
    {
        var script = SampleRun.Mixed(_test.Home.Path);
        await using var display = new JsonDisplay(_to, TextWriter.Null, FixedTime.Start);
        foreach (var line in await script.WriteAsync()) display.Observer.OnLine!(line);

        await display.EndAsync(new RunReport { Run = script.Folder.Id, ExitCode = 1, Problems = [new Problem("run.journal", "The disk is full.")] });

        Assert.Single(Types(), "run.finished");
        using var last = JsonDocument.Parse(Written().TrimEnd('\n').Split('\n')[^1]);
        var data = last.RootElement.GetProperty("data");
        Assert.Equal((true, 1, "run.journal"), (data.GetProperty("resumable").GetBoolean(), data.GetProperty("exit_code").GetInt32(), data.GetProperty("problem").GetProperty("code").GetString()));
    }

    [Fact]
    public async Task EndAsync_NoStint_TellsThePlansProblemsAndEndsWithOneRunFinished()
    {
        var problem = new PlanProblem { Code = "plan.cycle", Severity = PlanSeverity.Error, Path = "$.steps[0]", Line = 3, Column = 7, Message = "a cycle" };
        await using var display = new JsonDisplay(_to, TextWriter.Null, FixedTime.Start);

        await display.EndAsync(new RunReport { ExitCode = 2, PlanProblems = [problem] });

        Assert.Equal(["plan.problem", "run.finished"], Types());
        Assert.Contains("\"code\":\"plan.cycle\",\"severity\":\"error\",\"path\":\"$.steps[0]\",\"line\":3,\"column\":7", Written(), StringComparison.Ordinal);
        Assert.Contains("\"outcome\":\"failed\",\"resumable\":false,\"exit_code\":2", Written(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DisposeAsync_ErrorBeforeTheEnd_LeavesOneRunFinished()
    {
        var display = new JsonDisplay(_to, TextWriter.Null, FixedTime.Start);
        foreach (var line in await SampleRun.Mixed(_test.Home.Path).WriteAsync()) display.Observer.OnLine!(line);

        await display.DisposeAsync();

        Assert.Single(Types(), "run.finished");
        Assert.Equal("run.finished", Types()[^1]);
    }

    [Fact]
    public async Task EndAsync_ReaderGone_EndsQuietly()
    {
        await using var closed = new ClosedPipe();
        await using var display = new JsonDisplay(closed, TextWriter.Null, FixedTime.Start);
        foreach (var line in await new RunScript(_test.Home.Path).Started().StepDone("step_1").WriteAsync()) display.Observer.OnLine!(line);

        await display.EndAsync(new RunReport { ExitCode = 0, Finish = SampleRun.Finish("completed") });

        Assert.Equal(1, closed.Writes);
    }

    private string Written() => Encoding.UTF8.GetString(_to.ToArray());

    private List<string?> Types() => [.. Written().TrimEnd('\n').Split('\n').Select(line =>
    {
        using var json = JsonDocument.Parse(line);
        return json.RootElement.GetProperty("type").GetString();
    })];

    private sealed class ClosedPipe : MemoryStream
    {
        public int Writes { get; private set; }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Writes++;
            throw new IOException("Broken pipe");
        }
    }
}
