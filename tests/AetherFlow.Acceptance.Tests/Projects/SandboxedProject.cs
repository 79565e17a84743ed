using System.Collections;
using System.Collections.Immutable;
using AetherFlow.Engine.Verification;
using AetherFlow.Sandbox;
using AetherFlow.Testing;

namespace AetherFlow.Acceptance.Tests.Projects;

/// <summary>A folder in which the commands of a case run in real bubblewrap.</summary>
internal sealed class SandboxedProject : IDisposable
{
    private static readonly SandboxSettings Settings = new() { Processors = 2 };

    private static readonly ImmutableDictionary<string, string> Variables = Environment
        .GetEnvironmentVariables()
        .Cast<DictionaryEntry>()
        .ToImmutableDictionary(e => (string)e.Key, e => (string)e.Value!, StringComparer.Ordinal);

    private static readonly Lazy<Task<SandboxFinding>> Found =
        new(() => Sandboxes.FindAsync(Settings, Variables, TimeProvider.System, CancellationToken.None));

    private readonly TemporaryFolder _folder = new();
    private readonly CommandRunner _runner;

    private SandboxedProject(SandboxFinding finding)
    {
        foreach (var name in (string[])["project", "home"]) Directory.CreateDirectory(_folder[name]);
        var place = new SandboxPlace { Workspace = Folder, Home = _folder["home"], Environment = Variables };
        _runner = new CommandRunner(finding, Settings, place, TimeProvider.System);
    }

    private string Folder => _folder["project"];

    /// <summary>Skips the test where there is no sandbox, or one of the programs is not in it.</summary>
    public static async Task<SandboxedProject> OpenAsync(IEnumerable<string> programs)
    {
        var finding = await Found.Value;
        Assert.SkipUnless(finding.IsUsable, $"no sandbox can be made here: {finding.Problem} (tests/sandbox/install)");
        var project = new SandboxedProject(finding);
        foreach (var program in programs)
        {
            var asked = await project._runner.RunAsync(new CommandCall { Plain = PlainCommand.Of(program, "--version") }, CancellationToken.None);
            if (asked.Succeeded) continue;
            project.Dispose();
            Assert.Skip($"there is no {program} in the sandbox: {asked}");
        }

        return project;
    }

    /// <summary>Runs a text as a person types it.</summary>
    public Task<ProjectState> RunAsync(SourceTree tree, string command) =>
        RunAsync(tree, new CommandCall { BashText = command }, "");

    /// <summary>Runs the checks in their order, up to the first that fails.</summary>
    public async Task<ProjectState> CheckAsync(SourceTree tree)
    {
        var state = new ProjectState(tree, null);
        foreach (var check in ProjectDetector.Detect(tree.ToProjectTree()).SelectMany(p => p.Checks))
        {
            var call = new CommandCall { Plain = PlainCommand.Of(check.Arguments), WorkingDirectory = Path.Combine(Folder, check.Folder), Timeout = check.Timeout };
            state = await RunAsync(tree, call, check.Folder);
            if (!state.Passes) break;
        }

        return state;
    }

    public void Dispose() => _folder.Dispose();

    private async Task<ProjectState> RunAsync(SourceTree tree, CommandCall call, string folder)
    {
        tree.WriteTo(Folder);
        var result = await _runner.RunAsync(call, CancellationToken.None);
        Assert.Equal(CommandOutcome.Exited, result.Outcome);
        Assert.Empty(result.Denials);
        Assert.Equal(tree.ToString(), SourceTree.Read(Folder).ToString());
        if (result.Succeeded) return new ProjectState(tree, null);
        var place = new OutputPlace { Folder = folder, Exists = tree.Has, Roots = [Folder] };
        return new ProjectState(tree, OutputReading.Of(result.StandardOutput.Text + result.StandardError.Text, place));
    }
}
