using AetherFlow.Sandbox;

namespace AetherFlow.Shape.Tests.Launcher;

public sealed class TestScriptTests
{
    [Theory]
    [InlineData(0, "5 0 3 2", "3 passed, 0 failed, 2 skipped", 0)]
    [InlineData(0, "3 0 3 0", "3 passed, 0 failed", 0)]
    [InlineData(2, "3 1 2 0", "2 passed, 1 failed", 1)]
    [InlineData(1, "3 0 3 0", "3 passed, 1 failed", 1)]
    [InlineData(8, "0 0 0 0", "0 passed, 1 failed", 1)]
    [InlineData(0, "0 0 0 0", "0 passed, 1 failed", 1)]
    [InlineData(0, "", "0 passed, 1 failed", 1)]
    public async Task Test_AnyEnd_LastLineAndCodeTellIt(int exit, string counts, string lastLine, int code)
    {
        using var checkout = Checkout(exit, counts);

        var result = await RunAsync(checkout);

        Assert.Equal(lastLine, LastLine(result));
        Assert.Equal(code, result.ExitCode);
    }

    [Fact]
    public async Task Test_BuildFails_NoTestRuns()
    {
        using var checkout = Checkout(0, "3 0 3 0");
        checkout["FAKE_BUILD"] = "1";

        var result = await RunAsync(checkout);

        Assert.Equal("0 passed, 1 failed", LastLine(result));
        Assert.Equal(1, result.ExitCode);
        Assert.False(File.Exists(Path.Combine(checkout.Root, "tested")));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("/there/is/no/such/folder")]
    public async Task Test_NoHomeFolder_BuildsWithOneOfTheCheckout(string? home)
    {
        using var checkout = Checkout(0, "3 0 3 0");
        checkout["HOME"] = home;

        var result = await RunAsync(checkout);

        Assert.Equal("3 passed, 0 failed", LastLine(result));
        Assert.True(Directory.Exists(Path.Combine(checkout.Root, "artifacts/dotnet-home")));
    }

    [Fact]
    public async Task Test_Names_OnlyTheseRunAndAreAddedUp()
    {
        using var checkout = Checkout(0, "3 0 2 1");
        foreach (var name in new[] { "Runs", "Cli" }) checkout.Write($"tests/AetherFlow.{name}.Tests/a.csproj", "");

        var result = await RunAsync(checkout, "Runs", "AetherFlow.Cli.Tests");

        Assert.Equal("4 passed, 0 failed, 2 skipped", LastLine(result));
        var tested = File.ReadAllLines(Path.Combine(checkout.Root, "tested"));
        Assert.Equal(2, tested.Length);
        Assert.Contains("--project tests/AetherFlow.Runs.Tests ", tested[0]);
        Assert.Contains("--project tests/AetherFlow.Cli.Tests ", tested[1]);
    }

    [Theory]
    [InlineData("Nothing")]
    [InlineData("--nothing")]
    public async Task Test_UnknownNameOrOption_IsRefused(string argument)
    {
        using var checkout = Checkout(0, "3 0 3 0");

        var result = await RunAsync(checkout, argument);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(argument, result.StandardError.Text);
    }

    [Fact]
    public async Task Test_Help_ExplainsWithoutBuilding()
    {
        using var checkout = Checkout(0, "3 0 3 0");

        var result = await RunAsync(checkout, "--help");

        Assert.True(result.Succeeded);
        Assert.Contains("--all", result.StandardOutput.Text);
        Assert.Equal(0, checkout.Builds);
    }

    /// <param name="counts">Total, failed, succeeded, skipped; empty: the runner prints no summary.</param>
    private static FakeCheckout Checkout(int exit, string counts)
    {
        var checkout = new FakeCheckout { ["FAKE_EXIT"] = $"{exit}" };
        var summary = counts.Length == 0 ? "" : string.Format(
            "  total: 99\nTest run summary: whatever\n  total: {0}\n  failed: {1}\n  succeeded: {2}\n  skipped: {3}\n  duration: 1s 2ms\n  total: 99\n",
            [.. counts.Split(' ')]);
        checkout.Write("summary", summary);
        return checkout;
    }

    private static Task<ProgramResult> RunAsync(FakeCheckout checkout, params string[] arguments) =>
        checkout.StartInAsync(checkout.Base, Path.Combine(checkout.Root, "test"), arguments);

    private static string LastLine(ProgramResult result) => result.StandardOutput.Text.TrimEnd('\n').Split('\n')[^1];
}
