using AetherFlow.Engine.Parsing;
using AetherFlow.Engine.Tests.Support;

namespace AetherFlow.Engine.Tests.PlanRuns;

/// <summary>What only a language's own parser can tell of an edit, in whole runs.</summary>
public sealed class ParserTests : IDisposable
{
    private const string Sound = "def f(a):\n    return a\n";

    /// <summary>Brackets, quotes and indentation fit; only Python knows that nothing can be returned here.</summary>
    private const string Broken = "def f(a):\n    pass\nreturn a\n";

    private readonly ParserFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("app.py")]
    [InlineData("it's \"quoted\" $(touch trace).py")]
    [InlineData("package/__init__.py")]
    public async Task Run_EditThatPythonDoesNotTake_IsRefusedWithItsWordsAndTheNextReplyIsTaken(string path)
    {
        var prompts = new List<string>();
        using var harness = Harness(path, prompts, Broken, Sound.Replace("return a", "return a + 1", StringComparison.Ordinal));
        harness.Files.Write(path, Sound);
        var folder = harness.NewFolder();

        var finish = await harness.StartAsync(RunHarness.Read(PlanText.Of(PlanText.Step(1, "refactoring", [path]))), folder);

        Assert.Equal(("completed", 2), (finish.Outcome, finish.Calls));
        Assert.Equal(["edit.parse_broken"], Recorded.AttemptProblems(folder));
        Assert.Contains("line 3, column 1: 'return' outside function (Python 3.", prompts[1]);
        Assert.Equal([path], harness.Files.Tree().Keys);
        Assert.Equal("def f(a):\n    return a + 1\n", harness.Files.Read(path));
        Assert.Empty(_folder.Left);
    }

    /// <summary>What Python 3 never took is none of its business.</summary>
    [Fact]
    public async Task Run_FileOfAnOlderPython_IsNotChecked()
    {
        var finish = await RunAsync("old.py", "print \"one\"\n", "print \"two\"\n", Parsers());

        Assert.Equal(("completed", "print \"two\"\n"), finish);
    }

    [Fact]
    public async Task Run_ParserIsMissing_TheEditLands() =>
        Assert.Equal(("completed", Broken), await RunAsync("app.py", Sound, Broken, new ExternalParsers(_folder.Programs())));

    [Fact]
    public async Task Run_ParserCrashes_TheEditLands() =>
        Assert.Equal(("completed", Broken), await RunAsync("app.py", Sound, Broken, new ExternalParsers(_folder.Programs(python: _folder.Script("kill -9 $$")))));

    private ExternalParsers Parsers() => new(_folder.Programs(python: ParserFolder.Python()));

    private RunHarness Harness(string path, List<string> prompts, params string[] replies) => new()
    {
        Parsers = Parsers(),
        Connect = () => InProcess.Connect((prompt, _) =>
        {
            prompts.Add(prompt);
            return Task.FromResult(Replies.File(path, replies[prompts.Count - 1]));
        }),
    };

    private static async Task<(string? Outcome, string After)> RunAsync(string path, string before, string after, ExternalParsers parsers)
    {
        using var harness = new RunHarness { Parsers = parsers, Connect = () => InProcess.Connect((_, _) => Task.FromResult(Replies.File(path, after))) };
        harness.Files.Write(path, before);
        var finish = await harness.StartAsync(RunHarness.Read(PlanText.Of(PlanText.Step(1, "refactoring", [path]))), harness.NewFolder());
        return (finish.Outcome, harness.Files.Read(path));
    }
}
