using System.Collections.Immutable;
using System.Text;
using AetherFlow.Testing;

namespace AetherFlow.Sandbox.Tests.Running;

public sealed class CommandRunnerTests
{
    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task RunAsync_SingleProgram_GivesOutputAndExitCode()
    {
        using var place = await SandboxedPlace.OpenAsync();

        var result = await place.RunAsync("sh", "-c", "pwd; echo odd >&2; exit 7");

        Assert.Equal(CommandOutcome.Exited, result.Outcome);
        Assert.Equal(7, result.ExitCode);
        Assert.Equal(place.Workspace + "\n", result.StandardOutput.Text);
        Assert.Equal("odd\n", result.StandardError.Text);
        Assert.Empty(result.Denials);
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task RunAsync_WordsThatLookLikeShell_AreHandedOverAsTheyAre()
    {
        using var place = await SandboxedPlace.OpenAsync();
        string[] words = ["$HOME", "a b", "it's", "*", "`id`", "> x", "&&", "", "\\", "ä\n"];

        var alone = await place.RunAsync(["printf", "[%s]", .. words]);
        var inList = await place.Runner().RunAsync(Call(Pipeline(["printf", "[%s]", .. words]), Pipeline("true")), CancellationToken.None);

        Assert.Equal(string.Concat(words.Select(w => $"[{w}]")), alone.StandardOutput.Text);
        Assert.Equal(alone.StandardOutput.Text, inList.StandardOutput.Text);
        Assert.Empty(Directory.GetFileSystemEntries(place.Workspace));
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task RunAsync_ListWithDirectoryAndTemporaryFile_IsOneSandbox()
    {
        using var place = await SandboxedPlace.OpenAsync();
        place.Write("sub/name.txt", "found\n");

        var result = await place.Runner().RunAsync(
            Call(Pipeline("cp", "sub/name.txt", "/tmp/kept"), Pipeline("cd", "sub") with { Connector = PlainConnector.AndThen }, Pipeline("cat", "name.txt", "/tmp/kept")),
            CancellationToken.None);

        Assert.Equal("found\nfound\n", result.StandardOutput.Text);
        Assert.Equal([0, 1, 2], result.Pipelines.Select(p => p.Index));
    }

    [Theory(Timeout = SandboxedPlace.Limit)]
    [InlineData("false", PlainConnector.AndThen, "echo", 1, "")]
    [InlineData("true", PlainConnector.AndThen, "echo", 0, "\n")]
    [InlineData("false", PlainConnector.OrElse, "echo", 0, "\n")]
    [InlineData("true", PlainConnector.OrElse, "echo", 0, "")]
    [InlineData("false", PlainConnector.Then, "echo", 0, "\n")]
    [InlineData("true", PlainConnector.Then, "false", 1, "")]
    public async Task RunAsync_TwoPipelines_AreConnectedAsInAShell(string first, PlainConnector connector, string second, int code, string output)
    {
        using var place = await SandboxedPlace.OpenAsync();

        var result = await place.Runner().RunAsync(Call(Pipeline(first), Pipeline(second) with { Connector = connector }), CancellationToken.None);

        Assert.Equal(code, result.ExitCode);
        Assert.Equal(output, result.StandardOutput.Text);
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task RunAsync_Pipe_ConnectsStagesAndTellsEveryExitCode()
    {
        using var place = await SandboxedPlace.OpenAsync();
        var pipeline = new PlainPipeline
        {
            Stages =
            [
                new PlainStage { Words = ["sh", "-c", "printf 'b\\na\\n'; exit 3"] },
                new PlainStage { Words = ["sort"] },
                new PlainStage { Words = ["sh", "-c", "cat; printf \"$WHO\"; exit 4"], Assignments = [("WHO", "me & 'you'")] },
            ],
        };

        var result = await place.Runner().RunAsync(Call(pipeline, Pipeline("false") with { Negated = true, Connector = PlainConnector.OrElse }), CancellationToken.None);

        Assert.Equal("a\nb\nme & 'you'", result.StandardOutput.Text);
        Assert.Equal(0, result.ExitCode);
        Assert.Equal([3, 0, 4], result.Pipelines[0].ExitCodes);
        Assert.Equal([1], result.Pipelines[1].ExitCodes);
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task RunAsync_EndlessFirstStage_EndsWithTheLast()
    {
        using var place = await SandboxedPlace.OpenAsync();
        var pipeline = new PlainPipeline { Stages = [new PlainStage { Words = ["yes"] }, new PlainStage { Words = ["head", "-n", "1"] }] };

        var result = await place.Runner().RunAsync(Call(pipeline), CancellationToken.None);

        Assert.Equal("y\n", result.StandardOutput.Text);
        Assert.Equal(0, result.ExitCode);
    }

    [Theory(Timeout = SandboxedPlace.Limit)]
    [InlineData("eval", "echo no")]
    [InlineData("exec", "echo")]
    [InlineData("source", "/etc/hosts")]
    [InlineData("trap", "echo no")]
    public async Task RunAsync_BuiltInThatRunsText_IsNoProgram(string name, string argument)
    {
        using var place = await SandboxedPlace.OpenAsync();

        var result = await place.RunAsync(name, argument);

        Assert.Equal(127, result.ExitCode);
        Assert.Equal("", result.StandardOutput.Text);
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task RunAsync_BashText_IsRunByBash()
    {
        using var place = await SandboxedPlace.OpenAsync();

        var result = await place.BashAsync("for i in 1 2; do echo $((i * 21)); done > out.txt; [[ -s out.txt ]]");

        Assert.True(result.Succeeded, result.FormatForModel());
        Assert.Equal("21\n42\n", place.Read("out.txt"));
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task RunAsync_ProgramThatReadsInput_MeetsItsEnd()
    {
        using var place = await SandboxedPlace.OpenAsync();

        var result = await place.RunAsync("cat");

        Assert.True(result.Succeeded, result.FormatForModel());
        Assert.Equal("", result.StandardOutput.Text);
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task RunAsync_UnknownProgram_Is127AndNotTheSandbox()
    {
        using var place = await SandboxedPlace.OpenAsync();

        var result = await place.RunAsync("no-such-program-here");

        Assert.Equal(127, result.ExitCode);
        Assert.Empty(result.Denials);
    }

    [Theory(Timeout = SandboxedPlace.Limit)]
    [InlineData("./absent", null, 127)]
    [InlineData("./text", "no program", 126)]
    public async Task RunAsync_FileThatCannotRun_HasTheExitCodeOfAShell(string name, string? content, int code)
    {
        using var place = await SandboxedPlace.OpenAsync();
        if (content is not null) place.Write(name, content);

        var result = await place.RunAsync(name);

        Assert.Equal(CommandOutcome.Exited, result.Outcome);
        Assert.Equal(code, result.ExitCode);
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task RunAsync_ProgramOnlyOutside_SaysSo()
    {
        using var place = await SandboxedPlace.OpenAsync();
        var tools = Directory.CreateDirectory(Path.Combine(place.Root, "tools")).FullName;
        SandboxedPlace.WriteProgram(Path.Combine(tools, "my-tool"), "echo ran");
        SandboxPlace With(SandboxPlace p) => p with { Environment = SandboxedPlace.UserEnvironment.SetItem("PATH", $"{tools}:/usr/bin") };
        var call = new CommandCall { Plain = PlainCommand.Of("my-tool") };

        var hidden = await place.Runner(place: With).RunAsync(call, CancellationToken.None);
        var shown = await place.Runner(place: p => With(p) with { ReadOnlyFolders = [tools] }).RunAsync(call, CancellationToken.None);

        Assert.Equal(127, hidden.ExitCode);
        Assert.Equal("sandbox.program_missing", Assert.Single(hidden.Denials).Code);
        Assert.Contains(tools, hidden.Denials[0].Message);
        Assert.Equal("ran\n", shown.StandardOutput.Text);
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task RunAsync_WorkingDirectories_AreThoseOfTheWorkspaceOnly()
    {
        using var place = await SandboxedPlace.OpenAsync();
        place.Write("sub/file", "");
        Directory.CreateSymbolicLink(Path.Combine(place.Workspace, "out"), place.Root);
        Task<CommandResult> In(string folder) =>
            place.Runner().RunAsync(new CommandCall { Plain = PlainCommand.Of("pwd"), WorkingDirectory = Path.Combine(place.Workspace, folder) }, CancellationToken.None);

        Assert.Equal(place.Workspace + "/sub\n", (await In("sub")).StandardOutput.Text);
        Assert.Equal("sandbox.workdir_outside", Assert.Single((await In("..")).Denials).Code);
        Assert.Equal("sandbox.workdir_outside", Assert.Single((await In("out")).Denials).Code);
        Assert.Equal("sandbox.workdir_missing", Assert.Single((await In("none")).Denials).Code);
    }

    [Theory(Timeout = SandboxedPlace.Limit)]
    [InlineData("/")]
    [InlineData("/usr")]
    [InlineData("/tmp")]
    public async Task RunAsync_SystemFolderAsWorkspace_IsRefused(string folder)
    {
        using var place = await SandboxedPlace.OpenAsync();

        var result = await place.Runner(place: p => p with { Workspace = folder }).RunAsync(new CommandCall { Plain = PlainCommand.Of("true") }, CancellationToken.None);

        Assert.Equal(CommandOutcome.NotStarted, result.Outcome);
        Assert.Equal("sandbox.workspace_unfit", Assert.Single(result.Denials).Code);
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task RunAsync_WorkspaceWithOddName_IsSeenUnderIt()
    {
        using var place = await SandboxedPlace.OpenAsync();
        var odd = Directory.CreateDirectory(Path.Combine(place.Root, "a b\\ü\"'$x")).FullName;

        var result = await place.Runner(place: p => p with { Workspace = odd }).RunAsync(new CommandCall { Plain = PlainCommand.Of("pwd") }, CancellationToken.None);

        Assert.Equal(odd + "\n", result.StandardOutput.Text);
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task RunAsync_MuchOutput_KeepsBothEndsAndCopiesTheWhole()
    {
        using var place = await SandboxedPlace.OpenAsync();
        using var copy = new MemoryStream();
        var call = new CommandCall { BashText = "echo first; yes 0123456789 | head -c 20000000; printf 'ä%.0s' {1..3000}; printf last", OutputCopy = copy };

        var result = await place.Runner(new SandboxSettings { OutputLimit = 1001 }).RunAsync(call, CancellationToken.None);

        Assert.True(result.StandardOutput.Truncated);
        Assert.Equal(6 + 20_000_000 + 6000 + 4, result.StandardOutput.TotalBytes);
        Assert.StartsWith("first\n0123", result.StandardOutput.Text);
        Assert.EndsWith("äälast", result.StandardOutput.Text);
        Assert.DoesNotContain('\ufffd', result.StandardOutput.Text);
        Assert.Equal(result.StandardOutput.TotalBytes, copy.Length);
        Assert.Null(result.Remark);
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task RunAsync_MoreThanTwoGigabytesWithoutALineEnd_KeepsBothEnds()
    {
        using var place = await SandboxedPlace.OpenAsync();
        const long Zeros = 2_200_000_000;
        using var copy = new MemoryStream();
        var call = new CommandCall { BashText = $"printf first; head -c {Zeros} /dev/zero; printf last", OutputCopy = copy, CopyLimit = 1000 };

        var result = await place.Runner(new SandboxSettings { OutputLimit = 1000 }).RunAsync(call, CancellationToken.None);

        Assert.True(result.Succeeded, result.FormatForModel());
        Assert.Equal(5 + Zeros + 4, result.StandardOutput.TotalBytes);
        Assert.StartsWith("first\0", result.StandardOutput.Text);
        Assert.EndsWith("\0last", result.StandardOutput.Text);
        Assert.InRange(result.StandardOutput.Text.Length, 900, 1200);
        Assert.InRange(copy.Length, 1000, 1100);
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task RunAsync_CopyWithALimit_EndsThereAndSaysSo()
    {
        using var place = await SandboxedPlace.OpenAsync();
        using var copy = new MemoryStream();

        var result = await place.Runner().RunAsync(new CommandCall { BashText = "yes | head -c 300000", OutputCopy = copy, CopyLimit = 1000 }, CancellationToken.None);

        Assert.True(result.Succeeded, result.FormatForModel());
        Assert.InRange(copy.Length, 1000, 1100);
        Assert.Contains("limit", result.Remark);
        Assert.StartsWith("y\ny\n", Encoding.UTF8.GetString(copy.ToArray()));
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task RunAsync_BinaryAndEscapes_AreReadableForAModel()
    {
        using var place = await SandboxedPlace.OpenAsync();

        var result = await place.BashAsync("printf '\\033[31mred\\033[0m\\n10%%\\r100%%\\n\\000\\377\\033]0;title\\007end'");

        Assert.EndsWith("standard output:\nred\n100%\n\u2400\ufffdend", result.FormatForModel());
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task RunAsync_ThreadThatAskedEnds_CommandGoesOn()
    {
        using var place = await SandboxedPlace.OpenAsync();
        await place.MakePipesAsync("ready", "go");
        Task<CommandResult>? running = null;
        var asking = new Thread(() => running = place.BashAsync("echo x > ready; read line < go; echo $line"));
        asking.Start();
        asking.Join();

        await place.HearAsync("ready");
        await place.SayAsync("go", "still here\n");
        var result = await running!;

        Assert.Equal("still here\n", result.StandardOutput.Text);
        Assert.Equal(0, result.ExitCode);
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task RunAsync_ManyAtOnce_EachHasItsOwn()
    {
        using var place = await SandboxedPlace.OpenAsync();
        var runner = place.Runner();

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => runner.RunAsync(
            new CommandCall { BashText = $"echo {i} > /tmp/mine; cat /tmp/mine; exit {i}" }, CancellationToken.None)));

        Assert.Equal(Enumerable.Range(0, 8), results.Select(r => r.ExitCode!.Value));
        Assert.Equal(Enumerable.Range(0, 8).Select(i => $"{i}\n"), results.Select(r => r.StandardOutput.Text));
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task RunAsync_NoSandboxFound_RunsNothing()
    {
        using var folder = new TemporaryFolder();
        var missing = await Sandboxes.FindAsync(SandboxSettings.Default, ImmutableDictionary<string, string>.Empty.Add("PATH", folder.Path), TimeProvider.System, CancellationToken.None);
        var runner = new CommandRunner(missing, SandboxSettings.Default, new SandboxPlace { Workspace = folder.Path }, TimeProvider.System);

        var result = await runner.RunAsync(new CommandCall { Plain = PlainCommand.Of("touch", "here") }, CancellationToken.None);

        Assert.Equal(CommandOutcome.NotStarted, result.Outcome);
        Assert.Equal(OperatingSystem.IsLinux() ? "sandbox.missing" : "sandbox.unsupported", Assert.Single(result.Denials).Code);
        Assert.Contains("--sandbox none", result.FormatForModel());
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task RunAsync_CallThatIsNone_IsABug()
    {
        using var folder = new TemporaryFolder();
        var runner = new CommandRunner(new SandboxFinding { Kind = SandboxKind.None }, SandboxSettings.Default, new SandboxPlace { Workspace = folder.Path }, TimeProvider.System);
        CommandCall[] odd =
        [
            new(),
            new() { BashText = "true", Plain = PlainCommand.Of("true") },
            new() { Plain = PlainCommand.Of() },
            new() { Plain = PlainCommand.Of("a\0b") },
            new() { BashText = "true", Timeout = TimeSpan.Zero },
            new() { BashText = "true", Environment = ImmutableDictionary<string, string>.Empty.Add("A=B", "x") },
        ];

        foreach (var call in odd) await Assert.ThrowsAsync<ArgumentException>(() => runner.RunAsync(call, CancellationToken.None));
    }

    private static CommandCall Call(params ImmutableArray<PlainPipeline> pipelines) => new() { Plain = new PlainCommand { Pipelines = pipelines } };

    private static PlainPipeline Pipeline(params ImmutableArray<string> words) => new() { Stages = [new PlainStage { Words = words }] };
}
