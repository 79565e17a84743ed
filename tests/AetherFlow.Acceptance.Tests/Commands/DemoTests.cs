using System.Diagnostics;
using AetherFlow.Acceptance.Tests.Support;

namespace AetherFlow.Acceptance.Tests.Commands;

/// <summary>The demo works wherever the .NET SDK is, whatever else is set up.</summary>
public sealed class DemoTests
{
    [Fact]
    public async Task Demo_WithKeysAndAUserFileThatPointsElsewhere_RunsBuildsAndIsUnaffected()
    {
        SkipWithoutSdk();
        await using var simulator = await Sample.ServeAsync();
        using var user = new User(simulator);
        user.Variables["DEEPSEEK_API_KEY"] = "sk-not-for-the-demo-123456";
        user.Variables["DEEPSEEK_API_URL"] = "http://127.0.0.1:1/v1";
        user.Variables["HTTP_PROXY"] = "http://127.0.0.1:1";
        user.All.Write("home/.config/aetherflow/.env", "CUSTOM_API_URL=http://127.0.0.1:1/v1\nCUSTOM_MODEL=paid\nTIMEOUT=0.1\n");

        var ended = (await user.RunAsync("demo")).WithCode(0);

        Assert.Empty(ended.Lines);
        Assert.Contains("The replies of this demo are recorded", ended.Error, StringComparison.Ordinal);
        Assert.Contains("export DEEPSEEK_API_KEY=", ended.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(user.All["aetherflow-demo/bin/Debug/net10.0/Bill.dll"]));
        Assert.Empty(simulator.Requests);

        // Nothing was paid, so nothing counts.
        Assert.Contains("Nothing was spent", (await user.RunAsync("spend", "show")).WithCode(0).Out, StringComparison.Ordinal);
        await user.RunAsync("spend", "rebuild");
        Assert.Contains("Nothing was spent", (await user.RunAsync("spend", "show")).WithCode(0).Out, StringComparison.Ordinal);
        Assert.DoesNotContain("custom/recorded", (await user.RunAsync("--costs")).WithCode(0).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Demo_WithJsonAndNothingSetUp_EndsWithOneRunFinished()
    {
        Assert.SkipUnless(SlowTests.AreWanted, SlowTests.Reason);
        SkipWithoutSdk();
        using var user = new User();

        Assert.Equal("completed", (await user.RunAsync("demo", "here", "--json")).WithCode(0).Finish().Outcome);
    }

    [Fact]
    public async Task Demo_InAFolderThatIsTaken_IsRefused()
    {
        using var user = new User().WithSample();
        var before = Trees.Of(user.All.Path);

        var ended = (await user.RunAsync("demo", "workspace")).WithCode(2);

        Assert.Contains("[demo.folder_taken]", ended.Error, StringComparison.Ordinal);
        Assert.Equal(before, Trees.Of(user.All.Path));
    }

    private static void SkipWithoutSdk()
    {
        using var dotnet = Process.Start(new ProcessStartInfo(BuiltProgram.Dotnet, ["--list-sdks"]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        Assert.SkipUnless(dotnet.StandardOutput.ReadToEnd().Contains("10.", StringComparison.Ordinal), "there is no .NET 10 SDK, which the demo builds with");
    }
}
