using AetherFlow.Sandbox.Tests.Running;

namespace AetherFlow.Sandbox.Tests.Guarding;

public sealed class CommandGuardTests
{
    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task RunAsync_AllowedList_RunsAsItWasJudged()
    {
        using var place = await SandboxedPlace.OpenAsync();
        place.Write("sub/a.txt", "one\ntwo\n");
        var guard = Guards.In(place);
        var command = GivenCommand.OfText("cd sub && cat a.txt missing 2>&1 >/dev/null | wc -l; pwd");

        Assert.Equal(Verdict.Allow, guard.Judge(command, null).Verdict);
        var result = await guard.RunAsync(command, new GuardedCall(), CancellationToken.None);

        Assert.Equal($"1\n{place.Workspace}/sub\n", result.StandardOutput.Text);
        Assert.Equal(3, result.Pipelines.Length);
        Assert.False(result.RanOnHost);
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task RunAsync_CdInAPipeline_DoesNotMoveTheList()
    {
        using var place = await SandboxedPlace.OpenAsync();
        place.Write("sub/a.txt", "");

        var result = await Guards.In(place).RunAsync(GivenCommand.OfText("cd sub | cat; pwd"), new GuardedCall(), CancellationToken.None);

        Assert.Equal(place.Workspace + "\n", result.StandardOutput.Text);
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task RunAsync_CdThroughALink_GoesWhereItWasJudged()
    {
        using var place = await SandboxedPlace.OpenAsync();
        place.Write("deep/er/a.txt", "");
        File.CreateSymbolicLink(Path.Combine(place.Workspace, "link"), "deep/er");

        var result = await Guards.In(place).RunAsync(GivenCommand.OfText("cd link/.. && pwd"), new GuardedCall(), CancellationToken.None);

        Assert.Equal(place.Workspace + "/deep\n", result.StandardOutput.Text);
    }

    [Theory(Timeout = SandboxedPlace.Limit)]
    [InlineData("echo a > made.txt; cat made.txt", "a\n")]
    [InlineData("x=7; echo $((x*6))", "42\n")]
    [InlineData("[[ a == a ]] && echo yes", "yes\n")]
    [InlineData("set -e; false; echo no", "")]
    public async Task RunAsync_ConsentedText_IsGivenToBashAsItIs(string text, string output)
    {
        using var place = await SandboxedPlace.OpenAsync();
        var guard = Guards.In(place);
        var command = GivenCommand.OfText(text);

        var refused = await guard.RunAsync(command, new GuardedCall(), CancellationToken.None);
        var result = await guard.RunAsync(command, new GuardedCall { IsConsented = true }, CancellationToken.None);

        Assert.Equal(CommandOutcome.NotStarted, refused.Outcome);
        Assert.Equal(guard.Judge(command, null).Code, Assert.Single(refused.Denials).Code);
        Assert.Equal(output, result.StandardOutput.Text);
        Assert.False(result.RanOnHost);
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task RunAsync_Time_IsMeasuredByTheProgramOrByBash()
    {
        using var place = await SandboxedPlace.OpenAsync();

        var result = await Guards.In(place).RunAsync(GivenCommand.OfText("time printf done"), new GuardedCall(), CancellationToken.None);

        Assert.Equal("done", result.StandardOutput.Text);
        Assert.Matches("real|elapsed", result.StandardError.Text);
    }

    [Fact]
    public async Task RunAsync_DeniedThoughConsented_IsNotRun()
    {
        using var place = await SandboxedPlace.OpenAsync();
        var guard = Guards.In(place);
        var command = GivenCommand.OfText("touch made; rm -rf made");

        var result = await guard.RunAsync(command, new GuardedCall { IsConsented = true }, CancellationToken.None);

        Assert.Equal(Verdict.Deny, guard.JudgeConsented(command, null).Verdict);
        Assert.Equal(CommandOutcome.NotStarted, result.Outcome);
        Assert.Equal("policy.rule", Assert.Single(result.Denials).Code);
        Assert.False(File.Exists(Path.Combine(place.Workspace, "made")));
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task RunAsync_ConsentedCommandOfADaemon_RunsOnTheHostAndSaysSo()
    {
        using var place = await SandboxedPlace.OpenAsync();
        var tools = Directory.CreateDirectory(Path.Combine(place.Root, "tools")).FullName;
        SandboxedPlace.WriteProgram(Path.Combine(tools, "docker"), $"echo \"$1 $DOCKER_HOST\"; ls {tools}");
        var guard = Guards.In(place, p => p with { Environment = SandboxedPlace.UserEnvironment.SetItem("PATH", tools + ":/usr/bin:/bin").SetItem("DOCKER_HOST", "unix:///x") });
        var command = GivenCommand.OfText("docker build .");

        var consented = guard.JudgeConsented(command, null);
        var result = await guard.RunAsync(command, new GuardedCall { IsConsented = true }, CancellationToken.None);

        Assert.Equal(Verdict.Ask, guard.Judge(command, null).Verdict);
        Assert.True(consented is { Verdict: Verdict.Allow, NeedsHost: true, Code: "policy.consented" });
        Assert.Contains("without one", consented.Reason);
        Assert.Equal("build unix:///x\ndocker\n", result.StandardOutput.Text);
        Assert.True(result.RanOnHost);
        Assert.StartsWith("exit code 0", result.ToString());
        Assert.Contains("without a sandbox", result.FormatForModel());
    }

    [Theory]
    [InlineData("missing", "sandbox.workdir_missing")]
    [InlineData("..", "sandbox.workdir_outside")]
    public async Task FindProblem_WorkingDirectory_IsNamed(string folder, string code)
    {
        using var place = await SandboxedPlace.OpenAsync();
        var guard = Guards.In(place);
        var command = GivenCommand.OfWords("ls");

        var result = await guard.RunAsync(command, new GuardedCall { WorkingDirectory = folder, IsConsented = true }, CancellationToken.None);

        Assert.Equal(code, guard.FindProblem(command, folder, isConsented: false)?.Code);
        Assert.Equal(code, Assert.Single(result.Denials).Code);
    }

    [Fact]
    public async Task FindProblem_ProgramOnlyOutside_IsNamedUnlessTheCommandCanDoWithoutIt()
    {
        using var place = await SandboxedPlace.OpenAsync();
        var tools = Directory.CreateDirectory(Path.Combine(place.Root, "tools")).FullName;
        SandboxedPlace.WriteProgram(Path.Combine(tools, "mytool"), "true");
        var guard = Guards.In(place, p => p with { Environment = SandboxedPlace.UserEnvironment.SetItem("PATH", tools + ":/usr/bin:/bin") });

        string? CodeOf(string text) => guard.FindProblem(GivenCommand.OfText(text), null, isConsented: true)?.Code;

        Assert.Equal("sandbox.program_missing", CodeOf("mytool x"));
        Assert.Equal("sandbox.program_missing", CodeOf("ls && mytool x | cat"));
        Assert.Null(CodeOf("mytool x || ls"));
        Assert.Null(CodeOf("! mytool x"));
        Assert.Null(CodeOf("never-heard-of x"));
    }

    [Theory]
    [InlineData(SandboxKind.None)]
    [InlineData(SandboxKind.Bubblewrap)]
    public async Task RunAsync_BareNameOfAFileOfTheWorkspace_IsNeverIt(SandboxKind kind)
    {
        using var place = await SandboxedPlace.OpenAsync();
        var bin = Directory.CreateDirectory(Path.Combine(place.Workspace, "bin")).FullName;
        var links = Directory.CreateDirectory(Path.Combine(place.Root, "links")).FullName;
        SandboxedPlace.WriteProgram(Path.Combine(bin, "mytool"), "touch ran");
        File.CreateSymbolicLink(Path.Combine(links, "linked"), Path.Combine(bin, "mytool"));
        var guard = Guards.In(
            place,
            p => p with { Environment = SandboxedPlace.UserEnvironment.SetItem("PATH", $"bin:{bin}:{links}:/usr/bin:/bin"), ReadOnlyFolders = [links] },
            SandboxSettings.Default with { Kind = kind });

        foreach (var text in new[] { "mytool", "linked check", "true && linked check", "ls && mytool" })
        {
            var result = await guard.RunAsync(GivenCommand.OfText(text), new GuardedCall { IsConsented = true }, CancellationToken.None);
            Assert.Equal("sandbox.program_in_workspace", Assert.Single(result.Denials).Code);
        }

        await guard.RunAsync(GivenCommand.OfText("mytool; true"), new GuardedCall { IsConsented = true }, CancellationToken.None);

        Assert.Equal("policy.program", guard.Judge(GivenCommand.OfText("linked check"), null).Code);
        Assert.False(File.Exists(Path.Combine(place.Workspace, "ran")));
    }

    [Fact]
    public void Judge_WithoutSandbox_AsksAboutCodeOfTheProject()
    {
        using var folder = new AetherFlow.Testing.TemporaryFolder();
        var none = new SandboxFinding { Kind = SandboxKind.None };
        var guard = new CommandGuard(Policy.Default, none, SandboxSettings.Default with { Kind = SandboxKind.None }, new SandboxPlace { Workspace = folder.Path }, TimeProvider.System);

        Assert.Equal("policy.runs_project", guard.Judge(GivenCommand.OfText("npm test"), null).Code);
        Assert.Equal("policy.consented", guard.JudgeConsented(GivenCommand.OfText("npm test"), null).Code);
        Assert.False(guard.IsSandboxed);
    }

    [Fact]
    public async Task RunAsync_NoSandboxThere_SaysSo()
    {
        using var folder = new AetherFlow.Testing.TemporaryFolder();
        var missing = new SandboxFinding { Kind = SandboxKind.Bubblewrap, Problem = Sandboxes.Missing("bwrap", "package bubblewrap") };
        var guard = new CommandGuard(Policy.Default, missing, SandboxSettings.Default, new SandboxPlace { Workspace = folder.Path }, TimeProvider.System);

        var result = await guard.RunAsync(GivenCommand.OfText("ls"), new GuardedCall(), CancellationToken.None);

        Assert.Equal("sandbox.missing", Assert.Single(result.Denials).Code);
        Assert.Equal(Verdict.Ask, guard.Judge(GivenCommand.OfText("npm test"), null).Verdict);
    }
}
