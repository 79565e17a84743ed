using System.Text.Json;
using AetherFlow.Acceptance.Tests.Support;

namespace AetherFlow.Acceptance.Tests.Commands;

/// <summary>Runs are looked at, exported, and given again.</summary>
public sealed class RunsCommandTests
{
    [Fact]
    public async Task ListAndShow_AfterARun_TellIt()
    {
        await using var simulator = await Sample.ServeAsync();
        using var user = new User(simulator).WithSample();
        Assert.Equal("[]", (await user.RunAsync("runs", "list", "--json")).WithCode(0).Out.Trim());
        var run = (await user.RunPlanAsync()).WithCode(0).Run();

        using var list = JsonDocument.Parse((await user.RunAsync("runs", "list", "--json")).WithCode(0).Out);
        using var shown = JsonDocument.Parse((await user.RunAsync("runs", "show", run[^6..], "--json")).WithCode(0).Out);
        var page = (await user.RunAsync("runs", "show", run)).WithCode(0);

        Assert.Equal(run, Assert.Single(list.RootElement.EnumerateArray()).GetProperty("id").GetString());
        Assert.Equal(["step_1", "step_2", "step_3", "step_4", "step_5"], shown.RootElement.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("id").GetString()!).Order(StringComparer.Ordinal));
        Assert.All(shown.RootElement.GetProperty("steps").EnumerateArray(), s => Assert.Equal("done", s.GetProperty("state").GetString()));
        Assert.Contains("step_5", page.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_OfARun_EqualsItsOutputFolderByteForByte()
    {
        await using var simulator = await Sample.ServeAsync();
        using var user = new User(simulator).WithSample();
        var run = (await user.RunPlanAsync("--output", "output")).WithCode(0).Run();

        (await user.RunAsync("runs", "export", run, "--output", "again")).WithCode(0);

        Assert.Equal(Trees.Of(user.Output), Trees.Of(user.All["again"]));
    }

    [Fact]
    public async Task Diff_OfARun_MakesTheFilesAfterOfTheFilesBefore()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/git"), "There is no /usr/bin/git here.");
        await using var simulator = await Sample.ServeAsync();
        using var user = new User(simulator).WithSample();
        var run = (await user.RunPlanAsync()).WithCode(0).Run();
        using var other = new User().WithSample();
        using var diffs = JsonDocument.Parse((await user.RunAsync("runs", "diff", run, "--json")).WithCode(0).Out);
        other.All.Write("run.patch", string.Concat(diffs.RootElement.EnumerateArray().Select(file => file.GetProperty("diff").GetString())));

        using var git = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("/usr/bin/git", ["apply", "../run.patch"])
        {
            WorkingDirectory = other.Workspace,
            Environment = { ["GIT_CEILING_DIRECTORIES"] = other.All.Path, ["GIT_CONFIG_GLOBAL"] = "/dev/null" },
        })!;
        await git.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, git.ExitCode);
        Assert.Equal(Contents(user), Contents(other));

        // A diff has no other bit of a mode than the one to run a file.
        static Dictionary<string, string> Contents(User user) => Trees.Of(user.Workspace).ToDictionary(entry => entry.Key, entry => entry.Value.Split(' ')[1], StringComparer.Ordinal);
    }

    [Fact]
    public async Task Simulate_OfARun_GivesTheSameTreeAndBill()
    {
        await using var simulator = await Sample.ServeAsync();
        using var user = new User(simulator).WithSample();
        var first = (await user.RunPlanAsync()).WithCode(0);
        await using var recorded = user.Start("simulate", "--record", first.Run());
        using var other = new User().WithSample();
        other.UseEndpoint((await recorded.LineAsync())!);

        var again = (await other.RunPlanAsync()).WithCode(0);

        Assert.Equal(Trees.Of(user.Workspace), Trees.Of(other.Workspace));
        Assert.Equal(first.Finish().Settled, again.Finish().Settled);
        Assert.Equal(Sample.Calls, simulator.Requests.Count);
        recorded.Signal(RunningProgram.SigInt);
        (await recorded.EndAsync()).WithCode(0);
    }

    [Fact]
    public async Task Doctor_WithJson_IsAnArrayOfFindings()
    {
        await using var simulator = await Sample.ServeAsync();
        using var user = new User(simulator);

        var ended = (await user.RunAsync("doctor", "--json")).WithCode(0);

        using var findings = JsonDocument.Parse(ended.Out);
        var ids = findings.RootElement.EnumerateArray().Select(f => f.GetProperty("id").GetString()).ToList();
        foreach (var id in (string[])["terminal", "disk", "git", "dotnet", "python3", "node", "provider.custom"]) Assert.Contains(id, ids);
        Assert.Contains(findings.RootElement.EnumerateArray(), f => f.GetProperty("message").GetString() == $"custom answers at {simulator.BaseAddress.Authority}, model test-model.");
        Assert.All(findings.RootElement.EnumerateArray(), f => Assert.Contains(f.GetProperty("status").GetString(), (string[])["ok", "warning"]));
    }

    [Fact]
    public async Task Doctor_WithoutAKey_SaysWhatToSet()
    {
        using var user = new User();

        var ended = (await user.RunAsync("doctor")).WithCode(1);

        Assert.Contains("DEEPSEEK_API_KEY", ended.Out, StringComparison.Ordinal);
    }
}
