using AetherFlow.Acceptance.Tests.Support;

namespace AetherFlow.Acceptance.Tests.Refusals;

/// <summary>A command that must be refused: with its code, words on standard error, and not a byte written anywhere.</summary>
internal static class Refusal
{
    public static async Task<Ended> ExpectAsync(User user, int exitCode, IReadOnlyList<string> said, params string[] arguments)
    {
        var before = Trees.Of(user.All.Path);

        var ended = (await user.RunAsync(arguments)).WithCode(exitCode);

        Assert.Empty(ended.Lines);
        foreach (var text in said) Assert.Contains(text, ended.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Unexpected error", ended.Error, StringComparison.Ordinal);
        Assert.Equal(before, Trees.Of(user.All.Path));
        return ended;
    }

    /// <summary>The same for the usual run of the plan.</summary>
    public static Task<Ended> OfPlanAsync(User user, int exitCode, params string[] said) =>
        ExpectAsync(user, exitCode, said, "--plan", "plan.json", "--workspace", "workspace");
}
