using System.Globalization;
using System.Text;
using AetherFlow.Engine.Verification;

namespace AetherFlow.Engine.Tests.Verification;

/// <summary>Outputs of real tools over small broken projects, all of one workspace at /repo (Outputs/README.md).</summary>
internal static class RecordedOutput
{
    private static readonly HashSet<string> Files = new(StringComparer.Ordinal)
    {
        "Bad/Bad.csproj", "Bad/Program.cs", "Bad/Calculator.cs", "App.Tests/Calculator.cs", "App.Tests/CalculatorTests.cs",
        "Vs.Tests/Vs.Tests.csproj", "Vs.Tests/Calculator.cs", "Vs.Tests/CalculatorTests.cs",
        "shop/cart.py", "tests/test_cart.py", "tests/test_broken.py", "main.py", "syntax.py", "ugly.py",
        "src/main.c", "src/add.h", "src/link.c", "Makefile", "build.sh", "src/lib.rs", "Cargo.toml",
        "cart.mjs", "cart.test.mjs", "run.mjs", "bad.mjs", "req.cjs", "src/cart.js", "test/cart.test.js", "jj/cart.test.js", "vi/cart.test.js",
        "ts/a.ts", "lint/x.js", "lint/y.js", "cart/cart.go", "cart/cart_test.go", "bad/bad.go", "bad/syn.go",
        "node_modules/left-pad/index.js",
    };

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Verification", "Outputs");

    public static IEnumerable<string> Names =>
        Directory.EnumerateFiles(Folder, "*.txt").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal);

    public static string Text(string name) => File.ReadAllText(Path.Combine(Folder, name + ".txt"));

    public static string Expected(string name) => File.ReadAllText(Path.Combine(Folder, name + ".expected")).ReplaceLineEndings("\n");

    public static bool Exists(string path) => Files.Contains(path);

    public static OutputReading Read(string name, int limit = OutputReading.DefaultLimit) => OutputReading.Of(Text(name), PlaceOf(name), limit);

    public static OutputReading ReadText(string text, int limit = OutputReading.DefaultLimit) => OutputReading.Of(text, PlaceOf(""), limit);

    public static OutputPlace PlaceOf(string name) => new()
    {
        Folder = name == "xunit3" ? "App.Tests" : "",
        Exists = Exists,
        Roots = ["/repo"],
    };

    public static string Shown(OutputReading reading)
    {
        var text = new StringBuilder();
        foreach (var failure in reading.Failures) text.Append("failed   ").Append(failure).Append('\n');
        foreach (var location in reading.Locations)
            text.Append(location.Severity.ToString().ToLowerInvariant().PadRight(9)).Append(location.ToString()).Append('\n');
        return text.Append(CultureInfo.InvariantCulture, $"warnings {reading.Warnings}\n").ToString();
    }
}
