using AetherFlow.Engine.Tests.Support;
using AetherFlow.Testing;

namespace AetherFlow.Engine.Tests.PlanRuns;

/// <summary>A reply that names a file outside, a protected or an impossible one is refused before a byte is written.</summary>
public sealed class EscapeTests
{
    [Theory]
    [InlineData("../outside.txt", "path.escapes")]
    [InlineData("a/../../outside.txt", "path.escapes")]
    [InlineData("/tmp/outside.txt", "path.absolute")]
    [InlineData("C:/outside.txt", "path.absolute")]
    [InlineData("~/outside.txt", "path.absolute")]
    [InlineData("link-out/x.txt", "path.link")]
    [InlineData("link-to-file.txt", "path.link")]
    [InlineData(".git/hooks/pre-commit", "path.protected")]
    [InlineData("sub/.GIT/config", "path.protected")]
    [InlineData(".env", "path.protected")]
    [InlineData(".vscode/settings.json", "path.protected")]
    [InlineData("dir/CON", "path.reserved_name")]
    [InlineData("dir/nul.txt", "path.reserved_name")]
    [InlineData("dir/name.", "path.reserved_name")]
    [InlineData("README.MD", "path.case_collision")]
    [InlineData("pipe", "path.device")]
    [InlineData("folder", "path.directory")]
    public async Task Run_ReplyNamesAForbiddenFile_IsRefusedBeforeAByteIsWritten(string path, string code)
    {
        await RefusesAsync($"```text file=\"{path}\"\nevil\n```\n", code);
        await RefusesAsync(Replies.File(path, "evil\n"), code);
    }

    private static async Task RefusesAsync(string evil, string code)
    {
        using var outside = new TemporaryFolder();
        outside.Write("x.txt", "outside");
        using var harness = new RunHarness
        {
            Connect = () => InProcess.Connect((_, _) => Task.FromResult(
                Replies.File("good.txt", "good\n") + evil)),
        };
        harness.Files.Write("README.md", "read me\n");
        harness.Files.Write("folder/file.txt", "file\n");
        Directory.CreateSymbolicLink(harness.Files["link-out"], outside.Path);
        File.CreateSymbolicLink(harness.Files["link-to-file.txt"], outside["x.txt"]);
        Fifo.Create(harness.Files["pipe"]);
        var plan = RunHarness.Read(PlanText.Of(PlanText.Step(1, "code_generation", ["good.txt"])));

        var folder = harness.NewFolder();
        var finish = await harness.StartAsync(plan, folder);

        Assert.Equal("failed", finish.Outcome);
        Assert.Equal(code, Recorded.Steps(folder).Last().Problem!.Code);
        Assert.False(File.Exists(harness.Files["good.txt"]));
        Assert.Equal("outside", outside.Read("x.txt"));
        Assert.Single(outside.Tree());
        Assert.False(Directory.Exists(harness.Files["dir"]));
    }
}
