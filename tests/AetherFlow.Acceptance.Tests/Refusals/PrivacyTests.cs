using AetherFlow.Acceptance.Tests.Support;
using AetherFlow.Runs;

namespace AetherFlow.Acceptance.Tests.Refusals;

/// <summary>What keeps the user's keys and the records of runs out of other hands.</summary>
public sealed class PrivacyTests
{
    private const string Key = "sk-mine-0123456789abcdef";

    [Theory]
    [InlineData("workspace/state")]
    [InlineData("workspace")]
    [InlineData("linked/state")]
    public async Task Home_InsideTheWorkspace_IsRefused(string home)
    {
        using var user = new User().WithSample();
        user.UseEndpoint("http://127.0.0.1:1/v1");
        Directory.CreateSymbolicLink(user.All["linked"], user.Workspace);
        user.Variables["AETHERFLOW_HOME"] = user.All[home];

        await Refusal.OfPlanAsync(user, 2, "[run.home_in_workspace]", "AETHERFLOW_HOME");
    }

    [Fact]
    public async Task Key_InThePlanAndTheContext_IsNowhereToBeRead()
    {
        await using var simulator = await Sample.ServeAsync();
        using var user = new User(simulator).WithSample();
        user.Variables["CUSTOM_API_KEY"] = Key;
        user.WithPlan(Sample.Plan.Replace("\"description\": \"", $"\"description\": \"Use {Key}. ", StringComparison.Ordinal));

        var ended = await user.RunPlanAsync("--context", $"The key is {Key}.");

        Assert.DoesNotContain(Key, ended.ToString(), StringComparison.Ordinal);
        Assert.Contains(Redactor.Mark, ended.Out, StringComparison.Ordinal);
        foreach (var folder in (string[])[user.State, user.Output, user.Workspace])
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
                Assert.DoesNotContain(Key, await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        }
    }
}
