namespace AetherFlow.Sandbox.Tests;

public sealed class ProgramRunnerStartTests : IDisposable
{
    private readonly Script _script = new();

    public void Dispose() => _script.Dispose();

    [Theory]
    [InlineData("no-such-program")]
    [InlineData("/no/such/program")]
    public async Task RunAsync_NoSuchProgram_IsNotFoundAndSaysWhatWasSought(string program)
    {
        var result = await RunAsync(_script.Call(program));

        Assert.Equal(ProgramOutcome.NotFound, result.Outcome);
        Assert.Contains(program, result.FormatForModel());
        Assert.Null(result.ExitCode);
    }

    [Fact]
    public async Task RunAsync_BareNameAndNoPath_IsNotFound()
    {
        var result = await RunAsync(_script.Call("sh") with { Environment = new Dictionary<string, string>() });

        Assert.Equal(ProgramOutcome.NotFound, result.Outcome);
        Assert.Contains("no PATH", result.Reason);
    }

    [Theory]
    [InlineData("{0}/bin:" + Script.SystemPath)]
    [InlineData("{0}/link-to-bin:" + Script.SystemPath)]
    [InlineData("{0}/bin/../bin:" + Script.SystemPath)]
    [InlineData(":.:bin:" + Script.SystemPath)]
    public async Task RunAsync_BareNameInTheWorkingDirectory_TheSystemsProgramIsTaken(string path)
    {
        _script.Write("bin/uname", "#!/bin/sh\necho planted\n", executable: true);
        _script.Write("uname", "#!/bin/sh\necho planted\n", executable: true);
        File.CreateSymbolicLink(Path.Combine(_script.Folder, "link-to-bin"), "bin");
        var call = _script.Call("uname") with { Environment = new Dictionary<string, string> { ["PATH"] = string.Format(path, _script.Folder) } };

        var result = await RunAsync(call);

        Assert.True(result.Succeeded, result.FormatForModel());
        Assert.DoesNotContain("planted", result.StandardOutput.Text);
    }

    [Fact]
    public async Task RunAsync_BareNameOutsideThatLinksInto_TheWorkingDirectory_IsNotFound()
    {
        using var outside = new Script();
        var planted = _script.Write("planted", "#!/bin/sh\necho planted\n", executable: true);
        File.CreateSymbolicLink(Path.Combine(outside.Folder, "tool"), planted);
        var call = _script.Call("tool") with { Environment = new Dictionary<string, string> { ["PATH"] = outside.Folder } };

        var result = await RunAsync(call);

        Assert.Equal(ProgramOutcome.NotFound, result.Outcome);
    }

    [Fact]
    public async Task RunAsync_AbsolutePathInTheWorkingDirectory_Runs()
    {
        var program = _script.Write("my tool", "#!/bin/sh\necho \"$0\"\n", executable: true);

        var result = await RunAsync(_script.Call(program));

        Assert.Equal(program + "\n", result.StandardOutput.Text);
    }

    [Fact]
    public async Task RunAsync_FileWithoutRightToRun_IsNotStarted()
    {
        var program = _script.Write("tool", "#!/bin/sh\n", executable: false);

        var result = await RunAsync(_script.Call(program));

        Assert.Equal(ProgramOutcome.NotStarted, result.Outcome);
        Assert.Contains(program, result.ToString());
    }

    [Fact]
    public async Task RunAsync_FileThatIsNoProgram_IsNotStarted()
    {
        var program = _script.Write("tool", "just text", executable: true);

        var result = await RunAsync(_script.Call(program));

        Assert.Equal(ProgramOutcome.NotStarted, result.Outcome);
    }

    [Fact]
    public async Task RunAsync_WorkingDirectoryIsMissing_IsNotStartedAndNamesIt()
    {
        var result = await RunAsync(_script.Call("/bin/sh") with { WorkingDirectory = "/no/such/folder" });

        Assert.Equal(ProgramOutcome.NotStarted, result.Outcome);
        Assert.Contains("/no/such/folder", result.Reason);
    }

    [Theory]
    [InlineData("./sh", "/", "A")]
    [InlineData("", "/", "A")]
    [InlineData("sh", "relative", "A")]
    [InlineData("sh", "/", "A=B")]
    [InlineData("sh\0x", "/", "A")]
    public async Task RunAsync_CallThatMakesNoSense_Throws(string program, string folder, string variable)
    {
        var call = _script.Call(program) with { WorkingDirectory = folder, Environment = new Dictionary<string, string> { [variable] = "" } };

        await Assert.ThrowsAsync<ArgumentException>(() => RunAsync(call));
    }

    private static Task<ProgramResult> RunAsync(ProgramCall call) => Script.Runner.RunAsync(call, TestContext.Current.CancellationToken);
}
