using AetherFlow.Sandbox;

namespace AetherFlow.Shape.Tests.Launcher;

public sealed class LauncherTests
{
    private const int Limit = 60_000;

    [Fact]
    public async Task Start_NeverBuilt_BuildsQuietlyAndRunsInTheCallersFolder()
    {
        using var checkout = new FakeCheckout();

        var result = await checkout.StartAsync("--plan", "a b.json", "", "*");

        Assert.Equal(1, checkout.Builds);
        Assert.Equal(["[--plan]", "[a b.json]", "[]", "[*]"], Arguments(result));
        Assert.StartsWith("in " + checkout.Base, result.StandardOutput.Text);
        Assert.Equal("", result.StandardError.Text);
    }

    [Fact]
    public async Task Start_ThroughLinks_FindsTheCheckout()
    {
        using var checkout = new FakeCheckout();
        var folder = Directory.CreateDirectory(Path.Combine(checkout.Base, "elsewhere")).FullName;
        File.CreateSymbolicLink(Path.Combine(folder, "second"), "../the checkout/aetherflow");
        File.CreateSymbolicLink(Path.Combine(folder, "first"), Path.Combine(folder, "second"));

        var result = await checkout.StartInAsync(folder, Path.Combine(folder, "first"), "runs");

        Assert.Equal(["[runs]"], Arguments(result));
        Assert.Contains("elsewhere", result.StandardOutput.Text);
    }

    [Fact]
    public async Task Start_NothingChanged_DoesNotBuildAgain()
    {
        using var checkout = new FakeCheckout();
        checkout.LetTimePass();

        await checkout.StartAsync();
        var result = await checkout.StartAsync("x");

        Assert.Equal(1, checkout.Builds);
        Assert.Equal(["[x]"], Arguments(result));
    }

    [Theory]
    [InlineData("src/Program.cs", false)]
    [InlineData("src/New/File.cs", false)]
    [InlineData("Directory.Build.props", false)]
    [InlineData("global.json", false)]
    [InlineData("src/Program.cs", true)]
    public async Task Start_SourceChangedOrGone_BuildsAgain(string file, bool remove)
    {
        using var checkout = new FakeCheckout();
        await checkout.StartAsync();
        checkout.LetTimePass();

        if (remove) File.Delete(Path.Combine(checkout.Root, file));
        else checkout.Write(file, "changed");
        await checkout.StartAsync();

        Assert.Equal(2, checkout.Builds);
    }

    [Fact]
    public async Task Start_EditDuringTheBuild_IsSeenNextTime()
    {
        using var checkout = new FakeCheckout();
        checkout["FAKE_EDIT"] = "1";

        await checkout.StartAsync();
        await checkout.StartAsync();

        Assert.Equal(2, checkout.Builds);
    }

    [Fact]
    public async Task Start_BuildFails_ShowsItsOutputAndRunsNothing()
    {
        using var checkout = new FakeCheckout();
        checkout["FAKE_BUILD"] = "3";

        var result = await checkout.StartAsync("x");
        await checkout.StartAsync("x");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal("", result.StandardOutput.Text);
        Assert.Contains("output of the build", result.StandardError.Text);
        Assert.Contains("exit code 3", result.StandardError.Text);
        Assert.Equal(2, checkout.Builds);
    }

    [Theory]
    [InlineData("-v", true)]
    [InlineData("--verbose", true)]
    [InlineData("--version", false)]
    public async Task Start_Verbose_ShowsTheBuildOnStandardErrorOnly(string flag, bool shown)
    {
        using var checkout = new FakeCheckout();

        var result = await checkout.StartAsync("run", flag);

        Assert.Equal(shown, result.StandardError.Text.Contains("output of the build"));
        Assert.DoesNotContain("output of the build", result.StandardOutput.Text);
    }

    [Fact]
    public async Task Start_ExitCodeOfTheProgram_IsHandedOn()
    {
        using var checkout = new FakeCheckout();
        checkout["FAKE_EXIT"] = "6";

        Assert.Equal(6, (await checkout.StartAsync()).ExitCode);
    }

    [Fact]
    public async Task Start_NoDotnet_SaysWhatToInstall()
    {
        using var checkout = new FakeCheckout(without: "dotnet");

        var result = await checkout.StartAsync();

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(".NET 10 SDK is missing", result.StandardError.Text);
        Assert.Contains("https://dotnet.microsoft.com/download/dotnet/10.0", result.StandardError.Text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("/there/is/no/such/folder")]
    public async Task Start_NoHomeFolder_BuildsWithOneOfTheCheckout(string? home)
    {
        using var checkout = new FakeCheckout();
        checkout["HOME"] = home;

        var result = await checkout.StartAsync("models");

        Assert.True(result.Succeeded, result.StandardError.Text);
        Assert.Equal(1, checkout.Builds);
        Assert.True(Directory.Exists(Path.Combine(checkout.Root, "artifacts/dotnet-home")));
        Assert.DoesNotContain("dotnet's home", result.StandardOutput.Text);
    }

    [Fact]
    public async Task Start_SdkThatDoesNotWork_TellsWhatItSays()
    {
        using var checkout = new FakeCheckout();
        checkout["FAKE_VERSION"] = "1";
        checkout["FAKE_SDKS"] = "9.0.100 10.0.401";
        checkout["FAKE_SAID"] = "the disk is on fire";

        var result = await checkout.StartAsync();

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("the disk is on fire", result.StandardError.Text);
        Assert.DoesNotContain("has no .NET 10 SDK", result.StandardError.Text);
        Assert.Equal(0, checkout.Builds);
    }

    [Fact]
    public async Task Start_OnlyOlderSdks_NamesThem()
    {
        using var checkout = new FakeCheckout();
        checkout["FAKE_VERSION"] = "145";

        var result = await checkout.StartAsync();

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("8.0.404 9.0.100", result.StandardError.Text);
        Assert.Equal(0, checkout.Builds);
    }

    [Theory(Timeout = Limit)]
    [InlineData("none")]
    [InlineData("flock")]
    public async Task Start_TwiceAtOnce_BuildsOnce(string without)
    {
        using var checkout = new FakeCheckout(without);
        checkout.LetTimePass();
        await checkout.RunToolAsync("mkfifo", "go", "building");

        var first = checkout.StartAsync("first");
        await File.ReadAllTextAsync(Path.Combine(checkout.Root, "building"), TestContext.Current.CancellationToken);
        var second = checkout.StartAsync("second");
        await File.WriteAllTextAsync(Path.Combine(checkout.Root, "go"), "go\n", TestContext.Current.CancellationToken);

        Assert.Equal(["[first]"], Arguments(await first));
        Assert.Equal(["[second]"], Arguments(await second));
        Assert.Equal(1, checkout.Builds);
    }

    [Fact(Timeout = Limit)]
    public async Task Start_LockIsGivenBackInTheMomentItIsWanted_TriesAgain()
    {
        using var checkout = new FakeCheckout("flock", "mkdir");
        checkout.WriteTool("mkdir", """
            #!/bin/sh
            case $1 in *.lock.d) if [ ! -e "$FAKE_ROOT/taken" ]; then : > "$FAKE_ROOT/taken"; exit 1; fi ;; esac
            PATH=/usr/bin:/bin exec mkdir "$@"
            """);

        Assert.Equal(["[x]"], Arguments(await checkout.StartAsync("x")));
    }

    [Fact(Timeout = Limit)]
    public async Task Start_LockOfADeadProcess_IsTakenOver()
    {
        using var checkout = new FakeCheckout(without: "flock");
        // Above the highest process id of Linux (2^22) and macOS (99998).
        checkout.Write("artifacts/aetherflow.lock.d/pid", "4194305\n");

        var result = await checkout.StartAsync("x");

        Assert.Equal(["[x]"], Arguments(result));
        Assert.False(Directory.Exists(Path.Combine(checkout.Root, "artifacts/aetherflow.lock.d")));
    }

    private static IEnumerable<string> Arguments(ProgramResult result)
    {
        Assert.True(result.Succeeded, result.FormatForModel());
        // The first line tells the folder, the second is the program itself.
        return result.StandardOutput.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2);
    }
}
