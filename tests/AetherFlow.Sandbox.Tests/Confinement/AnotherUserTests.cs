using AetherFlow.Sandbox.Posix;
using AetherFlow.Sandbox.Tests.Running;

namespace AetherFlow.Sandbox.Tests.Confinement;

/// <summary>Root is confined in other ways than a user is, so what is shown for one is shown for the other.</summary>
public sealed class AnotherUserTests
{
    [Fact(Timeout = 2 * SandboxedPlace.Limit)]
    public async Task EscapeLimitAndCommandTests_AsNobody_Pass()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Kernel.IsRoot, "only root can become another user; as a user, the tests are run as that user anyway");
        Assert.SkipWhen(ProgramFinder.Find("setpriv", Script.SystemPath) is null, "needs setpriv (package util-linux)");
        using var place = await SandboxedPlace.OpenAsync();
        var home = Directory.CreateDirectory(Path.Combine(place.Root, "nobody")).FullName;
        foreach (var folder in new[] { place.Root, home }) MakeOpen(folder);
        var call = new ProgramCall
        {
            Program = "setpriv",
            Arguments =
            [
                "--reuid", "65534", "--regid", "65534", "--clear-groups", Environment.ProcessPath!, "-noColor",
                "-class", typeof(EscapeTests).FullName!, "-class", typeof(LimitTests).FullName!, "-class", typeof(CommandRunnerTests).FullName!,
            ],
            WorkingDirectory = home,
            Environment = SandboxedPlace.UserEnvironment.SetItem("HOME", home).SetItem("TMPDIR", home).SetItem("DOTNET_CLI_HOME", home),
            Timeout = TimeSpan.FromMinutes(3),
        };

        var result = await new ProgramRunner(TimeProvider.System).RunAsync(call, CancellationToken.None);

        Assert.SkipWhen(result.StandardError.Text.Contains("Permission denied", StringComparison.Ordinal), "another user cannot read the tests here");
        Assert.True(result.Succeeded, result.FormatForModel());
        Assert.Matches("Total: [1-9][0-9]*, Errors: 0, Failed: 0", result.StandardOutput.Text);
        Assert.DoesNotContain("no sandbox can be made", result.StandardOutput.Text);
    }

    private static void MakeOpen(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        const UnixFileMode All = (UnixFileMode)0b111_111_111;
        File.SetUnixFileMode(folder, All);
    }
}
