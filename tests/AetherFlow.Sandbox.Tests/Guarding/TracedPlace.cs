using System.Globalization;
using System.Text;
using AetherFlow.Sandbox.Tests.Running;

namespace AetherFlow.Sandbox.Tests.Guarding;

/// <summary>
/// A throw-away sandbox in which every forbidden program is a stand-in that writes down that it was run, and by which
/// command. Commands run one after the other in a single sandbox, each as the guard would have it run.
/// </summary>
internal sealed class TracedPlace(SandboxedPlace place, IReadOnlyList<string> forbidden)
{
    private string Home => Path.Combine(place.Root, "home");

    private string StandIns => Path.Combine(place.Root, "stand-ins");

    public CommandGuard Guard(Policy policy) => new(policy, place.Finding, SandboxSettings.Default, Place, TimeProvider.System);

    /// <summary>What people call <c>y</c>, <c>f</c> and <c>sub</c> in their commands, and the stand-ins.</summary>
    public void Prepare()
    {
        Directory.CreateDirectory(Home);
        Directory.CreateDirectory(StandIns);
        foreach (var file in new[] { "f", "y", "sub/f" }) place.Write(file, "x: rm curl\n");
        foreach (var folder in new[] { StandIns, place.Workspace, Path.Combine(place.Workspace, "sub") })
        {
            foreach (var name in forbidden) SandboxedPlace.WriteProgram(Path.Combine(folder, name), $"echo \"$(cat {Home}/current) $0\" >> {Home}/trace");
        }
    }

    /// <summary>Runs them all, and tells those that ran a forbidden program.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(IReadOnlyList<string> commands)
    {
        var trace = Path.Combine(Home, "trace");
        File.Delete(trace);
        File.WriteAllText(Path.Combine(Home, "driver"), Driver(commands));
        var runner = new CommandRunner(place.Finding, SandboxSettings.Default with { Timeout = TimeSpan.FromMinutes(5) }, Place, TimeProvider.System);

        var result = await runner.RunAsync(new CommandCall { Plain = PlainCommand.Of("bash", "--noprofile", "--norc", Path.Combine(Home, "driver")) }, CancellationToken.None);

        Assert.True(result.Succeeded, result.FormatForModel());
        Assert.Equal($"{commands.Count}\n", result.StandardOutput.Text);
        return File.Exists(trace) ? [.. File.ReadLines(trace).Select(line => Tell(line, commands)).Distinct()] : [];
    }

    private SandboxPlace Place => new()
    {
        Workspace = place.Workspace,
        Home = Directory.CreateDirectory(Home).FullName,
        ReadOnlyFolders = [StandIns],
        Environment = SandboxedPlace.UserEnvironment.SetItem("PATH", StandIns + ":/usr/local/bin:/usr/bin:/bin"),
    };

    private string Driver(IReadOnlyList<string> commands)
    {
        var driver = new StringBuilder();
        for (var i = 0; i < commands.Count; i++)
        {
            var given = GivenCommand.OfText(commands[i]);
            var text = PlainCommands.Of(given, null) is { } plain
                ? SupervisorScript.Write(plain).Replace(ConfinedProgram.ReportPlace, "/dev/null", StringComparison.Ordinal)
                : $"eval {ShellQuoting.Quote(commands[i])}";
            driver.Append(CultureInfo.InvariantCulture, $"echo {i} > {Home}/current\n(\n{text}\n) </dev/null >/dev/null 2>&1\n");
        }

        return driver.Append(CultureInfo.InvariantCulture, $"echo {commands.Count}\n").ToString();
    }

    private static string Tell(string line, IReadOnlyList<string> commands)
    {
        var space = line.IndexOf(' ');
        return $"{commands[int.Parse(line[..space], CultureInfo.InvariantCulture)]}  ran {line[(space + 1)..]}";
    }
}
