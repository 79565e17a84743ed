using System.Collections;
using AetherFlow.Sandbox;
using AetherFlow.Shape.Tests.Reading;

namespace AetherFlow.Shape.Tests;

public sealed class FormatTests
{
    private const int Limit = 300_000;

    /// <summary>By folder: the files alone are looked at, no project is opened, which takes a tenth of the time.</summary>
    [Fact(Timeout = Limit)]
    public async Task Sources_AreFormatted()
    {
        var variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!, StringComparer.Ordinal);
        Assert.SkipWhen(ProgramFinder.Find("dotnet", variables.GetValueOrDefault("PATH") ?? "") is null, "dotnet is not on the PATH");

        var result = await new ProgramRunner(TimeProvider.System).RunAsync(
            new ProgramCall
            {
                Program = "dotnet",
                Arguments = ["format", "whitespace", ".", "--folder", "--verify-no-changes", "--exclude", "artifacts", "output"],
                WorkingDirectory = Repository.Root,
                Environment = variables,
                Timeout = TimeSpan.FromMilliseconds(Limit),
            },
            TestContext.Current.CancellationToken);

        Assert.True(result.Succeeded, $"`dotnet format whitespace . --folder` mends it:\n{result.StandardError.Text}{result.StandardOutput.Text}");
    }
}
