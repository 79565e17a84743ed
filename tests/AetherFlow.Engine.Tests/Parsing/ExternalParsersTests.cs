using AetherFlow.Engine.Parsing;
using AetherFlow.Engine.Tests.Support;
using AetherFlow.Sandbox;
using AetherFlow.Testing;

namespace AetherFlow.Engine.Tests.Parsing;

public sealed class ExternalParsersTests : IDisposable
{
    /// <summary>Faulty is a text with the word "bad".</summary>
    private const string Judge = """
        case "$(/bin/cat)" in
        *bad*) echo '["3.0.0", [4, 2, "no good"]]' ;;
        *) echo '["3.0.0", null]' ;;
        esac
        """;

    private readonly ParserFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task FindBreak_FaultThatWasNotThere_IsFound()
    {
        var found = await FindAsync(Python(Judge), "good", "bad");

        Assert.Equal(("Python 3.0.0", 4, 2, "no good"), (found?.Parser, found?.Fault?.Line, found?.Fault?.Column, found?.Fault?.Message));
    }

    [Theory]
    [InlineData("good", "good too", 1)]
    [InlineData("bad", "good", 1)]
    [InlineData("bad before", "bad after", 2)]
    public async Task FindBreak_NothingWasBroken_IsNullAndAsksNoMoreThanItMust(string before, string after, int asked)
    {
        Assert.Null(await FindAsync(Python(Judge), before, after));
        Assert.Equal(asked, _folder.Asked);
    }

    [Fact]
    public async Task FindBreak_SameTextsAgain_AreNotAskedAgain()
    {
        var parsers = Python(Judge);
        foreach (var _ in Enumerable.Range(0, 3)) Assert.NotNull(await FindAsync(parsers, "good", "\uFEFFbad"));
        Assert.NotNull(await FindAsync(parsers, "\uFEFFgood", "bad"));

        Assert.Equal(2, _folder.Asked);
    }

    [Theory]
    [InlineData("exit 1")]
    [InlineData("kill -9 $$")]
    [InlineData("echo nonsense")]
    [InlineData("exec </dev/null; echo '[\"3\"'")]
    public async Task FindBreak_ParserCrashesOrTalksNonsense_SaysNothing(string script) =>
        Assert.Null(await FindAsync(Python(script), "good", "bad"));

    [Fact]
    public async Task FindBreak_ParserIsGone_SaysNothing() =>
        Assert.Null(await FindAsync(new ExternalParsers(_folder.Programs(python: "/no/such/python3")), "good", "bad"));

    [Fact]
    public async Task FindBreak_NoParser_SaysNothing()
    {
        var parsers = new ExternalParsers(_folder.Programs());

        Assert.Null(await FindAsync(parsers, "good", "bad"));
        Assert.Null(await FindAsync(parsers, "good", "bad", "a.js"));
    }

    [Fact(Timeout = 60_000)]
    public async Task FindBreak_ParserHangs_SaysNothingAfterItsTimeAndIsGivenUpAfterThree()
    {
        var time = new ManualTime();
        var script = _folder.Script("exec /bin/sleep 1000");
        var parsers = new ExternalParsers(_folder.Programs(python: script, time: time));
        foreach (var number in Enumerable.Range(1, 3))
        {
            var finding = FindAsync(parsers, "good", $"bad {number}");
            await time.UntilTimerAsync(TimeSpan.FromSeconds(5));
            Assert.False(finding.IsCompleted);
            time.Advance(TimeSpan.FromSeconds(5));
            Assert.Null(await finding);
        }

        Assert.Null(await FindAsync(parsers, "good", "bad 4"));
        Assert.InRange(_folder.Asked, 0, 3);
    }

    [Fact(Timeout = 60_000)]
    public async Task FindBreak_Cancelled_Throws()
    {
        using var cancel = new CancellationTokenSource();
        var time = new ManualTime();
        var finding = new ExternalParsers(_folder.Programs(python: _folder.Script("exec /bin/sleep 1000"), time: time)).FindBreakAsync("a.py", "good", "bad", cancel.Token);
        await time.UntilTimerAsync(TimeSpan.FromSeconds(5));

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => finding);
    }

    /// <summary>What the parser has of ours: nothing but the text, on standard input.</summary>
    [Fact]
    public async Task FindBreak_Parser_SeesNoVariableAndNoName()
    {
        var seen = Path.Combine(Path.GetDirectoryName(_folder.Script("exit 1"))!, "seen");
        var parsers = Python($$"""
            { /usr/bin/env; pwd; for a in "$@"; do echo "arg $a"; done; } > '{{seen}}'
            {{Judge}}
            """);

        Assert.NotNull(await FindAsync(parsers, "good", "bad", "it's \"a\"\n$(touch trace) file.py"));

        var lines = await File.ReadAllLinesAsync(seen, TestContext.Current.CancellationToken);
        // A shell sets these three itself.
        Assert.All(lines.TakeWhile(line => line.Contains('=') && !line.StartsWith("arg ", StringComparison.Ordinal)), line =>
            Assert.True(line.StartsWith(ProgramRunner.MarkVariable + "=", StringComparison.Ordinal) || line.Split('=')[0] is "PWD" or "OLDPWD" or "_" or "SHLVL", line));
        Assert.DoesNotContain(lines, line => line.Contains("it's", StringComparison.Ordinal) || line.Contains("touch", StringComparison.Ordinal));
        Assert.Empty(_folder.Left);
    }

    [Fact]
    public async Task FindBreak_TextAboveTheLimit_IsNotAsked()
    {
        var parsers = Python(Judge);

        Assert.Null(await FindAsync(parsers, "good", "bad" + new string('x', ExternalParsers.LengthAtMost)));
        Assert.Null(await FindAsync(parsers, new string('x', ExternalParsers.LengthAtMost + 1), "bad"));
        Assert.Equal(1, _folder.Asked);
    }

    [Theory]
    [InlineData("a.ts")]
    [InlineData("a.tsx")]
    [InlineData("a.jsx")]
    [InlineData("a.cs")]
    [InlineData("a.json")]
    [InlineData("a")]
    public async Task FindBreak_OtherLanguages_AreNotAsked(string path)
    {
        var script = _folder.Script("exit 1");
        Assert.Null(await FindAsync(new ExternalParsers(_folder.Programs(script, script)), "good", "bad", path));
        Assert.Equal(0, _folder.Asked);
    }

    /// <summary>As much as is asked at all, with the real one: an answer, and within its time.</summary>
    [Fact]
    public async Task FindBreak_LongTextForPython_IsAnswered()
    {
        var line = "x = [1, 'two', {3: 4.0}]\n";
        var text = string.Concat(Enumerable.Repeat(line, ExternalParsers.LengthAtMost / line.Length - 1));

        var found = await FindAsync(new ExternalParsers(_folder.Programs(python: ParserFolder.Python())), text, text + "return\n");

        Assert.Equal(ExternalParsers.LengthAtMost / line.Length, found?.Fault?.Line);
    }

    private ExternalParsers Python(string script) => new(_folder.Programs(python: _folder.Script(script)));

    private static Task<ParserReading?> FindAsync(ExternalParsers parsers, string before, string after, string path = "a.py") =>
        parsers.FindBreakAsync(path, before, after, TestContext.Current.CancellationToken);
}
