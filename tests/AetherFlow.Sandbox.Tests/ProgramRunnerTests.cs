using AetherFlow.Sandbox.Posix;

namespace AetherFlow.Sandbox.Tests;

public sealed class ProgramRunnerTests : IDisposable
{
    private readonly Script _script = new();

    public void Dispose() => _script.Dispose();

    [Fact]
    public async Task RunAsync_ProgramEnds_CodeAndBothStreamsAreReported()
    {
        var result = await RunAsync(_script.Shell("echo out; echo err >&2; exit 3"));

        Assert.Equal(ProgramOutcome.Exited, result.Outcome);
        Assert.Equal(3, result.ExitCode);
        Assert.Null(result.Signal);
        Assert.Equal("out\n", result.StandardOutput.Text);
        Assert.Equal("err\n", result.StandardError.Text);
        Assert.Null(result.Reason);
        Assert.False(result.Succeeded);
    }

    [Fact]
    public async Task RunAsync_OddArguments_ArriveAsTheyAre()
    {
        string[] odd = ["", " ", "a b", "$HOME", "`id`", "\"'\\", "*", "-n", "ä€😀", "line\nline", ";exit 1"];

        var result = await RunAsync(_script.Call("printf", ["[%s]", .. odd]));

        Assert.Equal(string.Concat(odd.Select(argument => $"[{argument}]")), result.StandardOutput.Text);
    }

    [Fact]
    public async Task RunAsync_EnvironmentOfTheCall_IsTheWholeEnvironment()
    {
        var call = _script.Call("/usr/bin/env");
        call = call with { Environment = new Dictionary<string, string> { ["A"] = "1=2", ["ü"] = "" } };

        var result = await RunAsync(call);

        var lines = result.StandardOutput.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.Contains("A=1=2", lines);
        Assert.Contains("ü=", lines);
        Assert.Single(lines, line => line.StartsWith(ProgramRunner.MarkVariable + "=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunAsync_WorkingDirectory_IsWhereTheProgramStarts()
    {
        var result = await RunAsync(_script.Call("pwd", "-P"));

        Assert.Equal(_script.Folder + "\n", result.StandardOutput.Text);
    }

    [Fact]
    public async Task RunAsync_InputLargerThanAPipe_ArrivesWhole()
    {
        var input = string.Concat(Enumerable.Repeat("0123456789abcdef\n", 100_000));
        var call = _script.Call("cat") with { StandardInput = input, OutputLimit = 4_000_000 };

        var result = await RunAsync(call);

        Assert.Equal(input, result.StandardOutput.Text);
    }

    [Fact]
    public async Task RunAsync_NoInput_ProgramSeesItsEndAtOnce()
    {
        var result = await RunAsync(_script.Shell("cat; echo end"));

        Assert.Equal("end\n", result.StandardOutput.Text);
    }

    [Fact]
    public async Task RunAsync_ProgramThatReadsNoInput_ItsOwnCodeCounts()
    {
        var result = await RunAsync(_script.Call("true") with { StandardInput = new string('x', 1_000_000) });

        Assert.True(result.Succeeded, result.FormatForModel());
    }

    [Fact]
    public async Task RunAsync_MuchOutput_BeginningAndEndAreKept()
    {
        var result = await RunAsync(_script.Shell("i=0; while [ $i -lt 20000 ]; do i=$((i+1)); echo $i; done") with { OutputLimit = 200 });

        Assert.True(result.StandardOutput.Truncated);
        Assert.Equal(108_894, result.StandardOutput.TotalBytes);
        Assert.StartsWith("1\n2\n3\n", result.StandardOutput.Text);
        Assert.EndsWith("19999\n20000\n", result.StandardOutput.Text);
        Assert.Contains(HeadTailBuffer.MarkerFor(108_894 - 200), result.StandardOutput.Text);
    }

    [Fact]
    public async Task RunAsync_VeryMuchOutput_IsReadToItsEndAndOnlyTheLimitIsKept()
    {
        var result = await RunAsync(_script.Shell("head -c 300000000 /dev/zero | tr '\\0' x"));

        Assert.Equal(300_000_000, result.StandardOutput.TotalBytes);
        Assert.Equal(64 * 1024, result.StandardOutput.Text.Count(c => c == 'x'));
    }

    [Fact]
    public async Task RunAsync_BytesThatAreNoText_AreShownAsReplacements()
    {
        var result = await RunAsync(_script.Shell(@"printf 'a\377b'"));

        Assert.Equal("a\uFFFDb", result.StandardOutput.Text);
        Assert.Equal(3, result.StandardOutput.TotalBytes);
    }

    [Fact]
    public async Task RunAsync_ProgramEndedBySignal_SignalIsReported()
    {
        var result = await RunAsync(_script.Shell("kill -11 $$"));

        Assert.Equal(ProgramOutcome.Exited, result.Outcome);
        Assert.Equal(11, result.Signal);
        Assert.Equal(128 + 11, result.ExitCode);
    }

    [Fact]
    public async Task RunAsync_CodeLikeThatOfASignal_IsNoSignal()
    {
        var result = await RunAsync(_script.Shell("exit 137"));

        Assert.Equal(137, result.ExitCode);
        Assert.Null(result.Signal);
    }

    [Fact]
    public async Task RunAsync_ProgramEnded_LeavesNoZombie()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "reads /proc");

        var result = await RunAsync(_script.Shell("echo $$"));

        Assert.Null(ProcessEntry.Read(int.Parse(result.StandardOutput.Text)));
    }

    [Fact]
    public async Task RunAsync_Child_HasASessionOfItsOwnAndNoIgnoredSignal()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "reads /proc");

        var stat = (await RunAsync(_script.Call("cat", "/proc/self/stat"))).StandardOutput.Text;
        var signals = await RunAsync(_script.Call("grep", "-E", "SigIgn|SigBlk", "/proc/self/status"));

        var id = int.Parse(stat.Split(' ')[0]);
        Assert.Equal(id, ProcessEntry.Parse(id, stat)!.Value.Session);
        // Above the 31 common signals stand those that the C library keeps for itself.
        Assert.Matches("^SigBlk:\t0000000000000000\nSigIgn:\t[0-9a-f]{8}[08]0000000\n$", signals.StandardOutput.Text);
    }

    [Fact]
    public async Task RunAsync_Child_DoesNotInheritOurFiles()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "reads /proc");
        using var open = File.OpenRead(_script.Write("open", "", executable: false));

        var result = await RunAsync(_script.Call("ls", "-l", "/proc/self/fd"));

        Assert.Contains("pipe:", result.StandardOutput.Text);
        Assert.DoesNotContain(_script.Folder, result.StandardOutput.Text);
    }

    [Fact]
    public async Task RunAsync_ManyAtOnce_EachGetsItsOwnOutput()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => RunAsync(_script.Shell("echo \"$1\"; cat", $"{i}") with { StandardInput = $"in {i}" })));

        Assert.Equal(Enumerable.Range(0, 24).Select(i => $"{i}\nin {i}"), results.Select(r => r.StandardOutput.Text));
    }

    private static Task<ProgramResult> RunAsync(ProgramCall call) => Script.Runner.RunAsync(call, TestContext.Current.CancellationToken);
}
