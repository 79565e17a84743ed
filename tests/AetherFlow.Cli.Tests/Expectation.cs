namespace AetherFlow.Cli.Tests;

/// <summary>
/// What people see, in reviewed files: <c>Expectations/NAME.txt</c>. A test that finds something else leaves it beside
/// the test program as <c>NAME.actual.txt</c>; copy it over the expectation where the change is wanted.
/// </summary>
internal static class Expectation
{
    public static void Matches(string name, string actual)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Expectations");
        var path = Path.Combine(folder, $"{name}.txt");
        var expected = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        var found = actual.ReplaceLineEndings("\n");
        if (expected == found) return;
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, $"{name}.actual.txt"), found);
        Assert.Equal(expected, found);
    }

    public static void Matches(string name, IEnumerable<string> lines) => Matches(name, string.Concat(lines.Select(line => line + "\n")));
}
