using AetherFlow.Sandbox.Posix;
using AetherFlow.Sandbox.Tests.Running;

namespace AetherFlow.Sandbox.Tests.Confinement;

/// <summary>What is left of a command when the program that ran it is killed without a chance to clean up.</summary>
public sealed class KilledProgramTests
{
    private const string PlaceVariable = "AETHERFLOW_TEST_PLACE";

    [Fact(Timeout = SandboxedPlace.Limit)]
    public async Task Program_IsKilled_CommandDiesWithItAndNextStartRemovesItsGroups()
    {
        using var place = await SandboxedPlace.OpenAsync();
        await place.MakePipesAsync("ready");
        // An environment of its own marks what belongs to this test; the runner's kill is SIGKILL.
        using var cancel = new CancellationTokenSource();
        var running = new ProgramRunner(TimeProvider.System).RunAsync(
            new ProgramCall
            {
                Program = "sh",
                // Killed by somebody else, not by the runner, which would look for what is left.
                Arguments = ["-c", "\"$0\" -explicit only -method \"$1\" & echo $! > pid; wait $!; echo killed: $?", Environment.ProcessPath!, $"{typeof(KilledProgramTests).FullName}.{nameof(Host)}"],
                WorkingDirectory = place.Workspace,
                Environment = SandboxedPlace.UserEnvironment.SetItem(PlaceVariable, place.Workspace),
            },
            cancel.Token);
        await place.HearAsync("ready");
        var host = int.Parse(place.Read("pid"));
        Assert.NotEmpty(ProcessesOf(place));
        var group = GroupsOf(host);

        Assert.Equal(0, LibC.kill(host, LibC.Kill));
        var result = await running;

        Assert.Contains("killed: 137", result.StandardOutput.Text);
        // The kernel ends them at once, but not before it has told everybody of the first.
        while (ProcessesOf(place).Count > 0) await Task.Yield();
        if (place.Finding.Notes.IsEmpty) Assert.NotEmpty(group);
        await Sandboxes.FindAsync(SandboxSettings.Default, SandboxedPlace.UserEnvironment, TimeProvider.System, CancellationToken.None);
        Assert.Empty(GroupsOf(host));
    }

    /// <summary>Runs a command without end, in a process of its own.</summary>
    [Fact(Explicit = true)]
    public async Task Host()
    {
        var workspace = Environment.GetEnvironmentVariable(PlaceVariable);
        Assert.NotNull(workspace);
        using var place = await SandboxedPlace.OpenAsync();
        await place.Runner(place: p => p with { Workspace = workspace }).RunAsync(
            new CommandCall { BashText = "setsid sleep 1000 & echo > ready; sleep 1000" }, CancellationToken.None);
    }

    private static List<int> ProcessesOf(SandboxedPlace place) =>
        [.. ProcessEntry.All().Where(p => p.IsAlive && p.WasStartedWith(System.Text.Encoding.UTF8.GetBytes("NUGET_HTTP_CACHE_PATH=/home/sandbox")) && p.WasStartedWith(System.Text.Encoding.UTF8.GetBytes("PWD=" + place.Workspace))).Select(p => p.Id)];

    private static List<string> GroupsOf(int process) =>
        [.. ControlGroupTree.Find().SelectMany(folder => Directory.EnumerateDirectories(folder.Parent, $"{ControlGroups.Prefix}{process}-*"))];
}
