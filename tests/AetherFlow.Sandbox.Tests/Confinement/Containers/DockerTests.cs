using AetherFlow.Sandbox.Tests.Running;

namespace AetherFlow.Sandbox.Tests.Confinement.Containers;

/// <summary>Real Docker, where a daemon answers (tests/sandbox/docker starts one).</summary>
public sealed class DockerTests(ContainerRoot root) : ContainerTests(SandboxKind.Docker, root)
{
    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task Image_WithAPathOfItsOwn_KeepsIt()
    {
        await Place.OpenAsync("ENV PATH=/opt/tools:/bin");

        var result = await (await Place.RunnerAsync()).RunAsync(new CommandCall { Plain = PlainCommand.Of("image-tool") }, CancellationToken.None);

        Assert.Equal("of the image\n", result.StandardOutput.Text);
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task Image_WithVolumes_LeavesNone()
    {
        await Place.OpenAsync("VOLUME /data");
        var before = await VolumesAsync();

        var result = await Place.BashAsync("test -d /data");

        Assert.True(result.Succeeded, result.FormatForModel());
        Assert.Equal(before, await VolumesAsync());
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task Proxies_OfTheClient_AreNotTold()
    {
        await Place.OpenAsync();
        File.WriteAllText(Path.Combine(Place.Path, "config.json"), """{"proxies":{"default":{"httpProxy":"http://user:hidden@proxy","httpsProxy":"http://user:hidden@proxy","noProxy":"hidden"}}}""");
        var environment = SandboxedPlace.UserEnvironment.SetItem("DOCKER_CONFIG", Place.Path);
        var runner = new CommandRunner(await ContainerPlace.FindAsync(Place.Settings), Place.Settings, new SandboxPlace { Workspace = Place.Workspace, Environment = environment }, TimeProvider.System);

        var result = await runner.RunAsync(new CommandCall { BashText = "env; echo $HTTP_PROXY." }, CancellationToken.None);

        Assert.EndsWith("\n.\n", result.StandardOutput.Text);
        Assert.DoesNotContain("hidden", result.StandardOutput.Text);
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task Image_ThatIsAFolder_IsRefusedBeforeACommand()
    {
        await Place.OpenAsync();

        var finding = await ContainerPlace.FindAsync(Place.Settings with { Image = "/srv/root" });

        Assert.Equal("sandbox.unusable", finding.Problem?.Code);
        Assert.Contains("/srv/root is a folder", finding.Problem!.Message);
    }

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task Daemon_DoesNotAnswer_IsToldWithWhatToDo()
    {
        Assert.SkipWhen(ProgramFinder.Find("docker", SandboxedPlace.UserEnvironment["PATH"]) is null, "needs docker, without its daemon");
        var environment = SandboxedPlace.UserEnvironment.SetItem("DOCKER_HOST", $"unix://{Place.Path}/no.sock");

        var finding = await Sandboxes.FindAsync(new SandboxSettings { Kind = SandboxKind.Docker }, environment, TimeProvider.System, CancellationToken.None);

        Assert.Equal("sandbox.unusable", finding.Problem?.Code);
        Assert.Contains("its daemon does not answer", finding.Problem!.Message);
        Assert.Contains("no.sock", finding.Problem.Message);
    }

    [Theory]
    [InlineData("true true true [name=seccomp,profile=default]", nameof(ContainerUsers.Same))]
    [InlineData("true true true [name=seccomp,profile=builtin name=rootless name=cgroupns]", nameof(ContainerUsers.RootIsUser))]
    [InlineData("true true true [name=apparmor name=seccomp,profile=default name=userns]", nameof(ContainerUsers.Remapped))]
    public void Users_OfADaemon_AreReadFromWhatItSays(string state, string users) => Assert.Equal(users, ContainerProbe.OfDocker(state).ToString());

    private async Task<string> VolumesAsync() => (await Place.Engine.AskAsync(["volume", "ls", "--quiet"], CancellationToken.None)).StandardOutput.Text;
}
