using AetherFlow.Acceptance.Tests.Support;

namespace AetherFlow.Acceptance.Tests.Refusals;

/// <summary>Plans, workspaces and settings that cannot be used: nothing is begun.</summary>
public sealed class InputTests
{
    private const string Nowhere = "http://127.0.0.1:1/v1";

    [Fact]
    public async Task NoKey_IsRefusedWithTheLinesToAdd()
    {
        using var user = new User().WithSample();

        await Refusal.OfPlanAsync(user, 6, "[model.no_provider]", "No provider has a key.", "\n    DEEPSEEK_API_KEY=");
    }

    [Fact]
    public async Task EnvFile_ThatIsNamed_IsRead()
    {
        await using var simulator = await Sample.ServeAsync();
        using var user = new User().WithSample();
        user.All.Write("keys", $"CUSTOM_API_URL={new Uri(simulator.BaseAddress, "v1")}\nCUSTOM_MODEL=test-model\nCUSTOM_INPUT_COST_PER_1K=0.001\nCUSTOM_OUTPUT_COST_PER_1K=0.002\n");

        (await user.RunPlanAsync("--env-file", "keys")).WithCode(0);
    }

    [Fact]
    public async Task EnvFile_OfTheWorkspace_IsNotRead()
    {
        await using var simulator = await Sample.ServeAsync();
        using var user = new User().WithSample();
        foreach (var file in (string[])["workspace/.env", ".env"]) user.All.Write(file, $"CUSTOM_API_URL={simulator.BaseAddress}v1\nCUSTOM_MODEL=test-model\n");

        await Refusal.OfPlanAsync(user, 6, "[model.no_provider]");

        Assert.Empty(simulator.Requests);
    }

    [Fact]
    public async Task EnvFile_ThatIsMissing_IsRefused()
    {
        using var user = new User().WithSample();
        user.UseEndpoint(Nowhere);

        await Refusal.ExpectAsync(user, 2, ["[settings.unreadable]", "missing.env"], "--plan", "plan.json", "--workspace", "workspace", "--env-file", "missing.env");
    }

    [Fact]
    public async Task Plan_ThatIsNotThere_IsRefused()
    {
        using var user = new User();
        user.UseEndpoint(Nowhere);

        await Refusal.OfPlanAsync(user, 2, "[plan.not_found]", user.All["plan.json"]);
    }

    [Fact]
    public async Task Plan_ThatIsAFolder_IsRefused()
    {
        using var user = new User();
        user.UseEndpoint(Nowhere);
        Directory.CreateDirectory(user.All["plan.json"]);

        await Refusal.OfPlanAsync(user, 2, "[plan.is_folder]", user.All["plan.json"]);
    }

    [Fact]
    public async Task Plan_ThatMayNotBeRead_IsRefused()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "permissions do not bind this user (root)");
        using var user = new User().WithSample();
        user.UseEndpoint(Nowhere);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(user.All["plan.json"], UnixFileMode.None);

        var ended = (await user.RunAsync("--plan", "plan.json", "--workspace", "workspace")).WithCode(2);

        Assert.Contains("[plan.unreadable]", ended.Error, StringComparison.Ordinal);
        Assert.Empty(user.Runs());
    }

    [Fact]
    public async Task ReplyFiles_ThatCannotBeRead_AreAllTold()
    {
        using var user = new User();
        user.All.Write("script.json", """[ { "reply_file": "locked.md" }, { "reply_file": "folder" } ]""");
        Directory.CreateDirectory(user.All["folder"]);
        using var locked = new FileStream(user.All["locked.md"], FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);

        var ended = (await user.RunAsync("simulate", "--script", "script.json")).WithCode(2);

        Assert.Contains("entries[0].reply_file: 'locked.md' cannot be read.", ended.Error, StringComparison.Ordinal);
        Assert.Contains("entries[1].reply_file: 'folder' cannot be read.", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_WithProblems_IsRefusedWithAllOfThemAndTheirPlaces()
    {
        using var user = new User();
        user.UseEndpoint(Nowhere);
        user.WithPlan(PlanText.Of(
            PlanText.Step(1, "code_generation", ["../outside.txt"], 7),
            PlanText.Step(2, "refactoring", ["app.txt"], 2),
            PlanText.Step(2, "patch", ["app.txt"])));

        var ended = await Refusal.OfPlanAsync(user, 2, "plan.unknown_dependency", "plan.self_dependency", "plan.duplicate_step", "path.escapes", "plan.patch_missing");

        Assert.All(
            ended.Error.Split('\n').Where(l => l.Contains(": error ", StringComparison.Ordinal)),
            l => Assert.Matches(@"^plan\.json:[1-9][0-9]*:[1-9][0-9]*: error ", l));
    }

    [Theory]
    [InlineData("{\"task_id\": \"cut")]
    [InlineData("")]
    [InlineData("[]")]
    public async Task Plan_ThatIsNoPlan_IsRefused(string text)
    {
        using var user = new User().WithPlan(text);
        user.UseEndpoint(Nowhere);

        await Refusal.OfPlanAsync(user, 2, "plan.json:1:", ": error plan.");
    }

    [Fact]
    public async Task Workspace_ThatIsNotThere_IsRefused()
    {
        using var user = new User().WithSample();
        user.UseEndpoint(Nowhere);

        await Refusal.ExpectAsync(user, 2, ["[workspace.missing]", "elsewhere", "--workspace"], "--plan", "plan.json", "--workspace", "elsewhere");
    }

    [Fact]
    public async Task Workspace_ThatIsAFile_IsRefused()
    {
        using var user = new User().WithSample();
        user.UseEndpoint(Nowhere);

        await Refusal.ExpectAsync(user, 2, ["[workspace.not_directory]", "plan.json"], "--plan", "plan.json", "--workspace", "plan.json");
    }

    [Fact]
    public async Task Workspace_ThatIsReadOnly_IsRefused()
    {
        using var folder = ReadOnlyFolder.TryMake(Sample.WriteTo);
        Assert.SkipWhen(folder is null, "permissions do not bind this user (root), and it may not mount a read-only file system");
        using var user = new User().WithSample();
        user.UseEndpoint(Nowhere);

        await Refusal.ExpectAsync(user, 2, ["[workspace.read_only]", folder.Path, "--no-apply"], "--plan", "plan.json", "--workspace", folder.Path);
    }

    [Fact]
    public async Task Json_OfARefusedPlan_EndsWithOneRunFinished()
    {
        using var user = new User().WithPlan("{}");
        user.UseEndpoint(Nowhere);

        var ended = (await user.RunPlanAsync()).WithCode(2);

        Assert.Equal(("failed", false, 2), (ended.Finish().Outcome, ended.Finish().Resumable, ended.Finish().ExitCode));
        Assert.Contains(ended.Events(), e => e.GetProperty("type").GetString() == "plan.problem");
    }
}
