using AetherFlow.Hosting;
using AetherFlow.Testing;
using Spectre.Console;

namespace AetherFlow.Cli.Tests;

/// <summary>A program attached to memory: what it printed can be read, and its runs are in a folder of the test.</summary>
internal sealed class TestSurroundings : IDisposable
{
    private readonly StringWriter _out = new() { NewLine = "\n" };
    private readonly StringWriter _error = new() { NewLine = "\n" };
    private readonly MemoryStream _results = new();

    public TestSurroundings(TimeProvider? time = null) => Around = new Surroundings
    {
        Out = _out,
        Error = _error,
        Results = _results,
        IsInteractive = false,
        IsOutTerminal = false,
        HasOutColors = false,
        OpenConsole = () => InMemoryConsole(_error, 100, 40),
        Host = new HostEnvironment
        {
            Variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["AETHERFLOW_HOME"] = Home.Path },
            CurrentDirectory = Folder.Path,
            UserHome = Folder.Path,
            Time = time ?? FixedTime.Start,
            Chance = new Random(1),
        },
    };

    public TemporaryFolder Home { get; } = new();

    public TemporaryFolder Folder { get; } = new();

    public Surroundings Around { get; }

    public string Out => _out.ToString();

    public string Error => _error.ToString();

    /// <summary>What went to standard output as bytes.</summary>
    public string Results => System.Text.Encoding.UTF8.GetString(_results.ToArray());

    /// <summary>The same surroundings with these variables besides.</summary>
    public Surroundings With(params IEnumerable<(string Name, string Value)> variables)
    {
        var all = new Dictionary<string, string>(Around.Host.Variables, StringComparer.Ordinal);
        foreach (var (name, value) in variables) all[name] = value;
        return Around with { Host = Around.Host with { Variables = all } };
    }

    /// <summary>A terminal of that size without colours.</summary>
    public static IAnsiConsole InMemoryConsole(TextWriter to, int columns, int lines, bool ansi = false)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(to),
            Ansi = ansi ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = ansi ? InteractionSupport.Yes : InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Width = columns;
        console.Profile.Height = lines;
        return console;
    }

    public void Dispose()
    {
        Home.Dispose();
        Folder.Dispose();
        _results.Dispose();
    }
}
