using AetherFlow.Simulator;
using AetherFlow.Simulator.Scripts;
using AetherFlow.Testing;

namespace AetherFlow.Acceptance.Tests.Support;

/// <summary>
/// A plan with all that matters: an analysis, two steps in parallel (new files in a new folder, a refactoring of a
/// script that is executable), a patch without a model, and a step after all of them. Four steps ask a model.
/// </summary>
internal static class Sample
{
    public const int Calls = 4;

    /// <summary>How long each answer of <see cref="HeldAsync"/> is held; by the clock of the test, so for ever.</summary>
    private static readonly TimeSpan Held = TimeSpan.FromHours(1);

    public static string Plan { get; } = PlanText.Of(
        PlanText.Step(1, "analysis", ["app.txt"]),
        PlanText.Step(2, "code_generation", ["new/deep/one.txt", "new/two.txt"], 1),
        PlanText.Step(3, "refactoring", ["run.sh"], 1),
        PlanText.Patch(4, "list.txt", "second", "inserted", 3),
        PlanText.Step(5, "code_generation", ["app.txt"], 2, 4));

    public static Script Script { get; } = new(
    [
        Replies.To(1, "It has three lines."),
        Replies.To(2, Replies.File("new/deep/one.txt", "one\n") + Replies.File("new/two.txt", "two\n")),
        Replies.To(3, Replies.File("run.sh", "#!/bin/sh\necho changed\n")),
        Replies.To(5, Replies.File("app.txt", "a\nB\nC\n")),
    ]);

    public static void WriteTo(string workspace)
    {
        File.WriteAllText(Path.Combine(workspace, "app.txt"), "a\r\nb\r\nc\r\n");
        File.WriteAllText(Path.Combine(workspace, "list.txt"), "first\nsecond\nthird");
        File.WriteAllText(Path.Combine(workspace, "run.sh"), "#!/bin/sh\necho here\n");
        if (OperatingSystem.IsWindows()) return;
        const UnixFileMode Executable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute;
        File.SetUnixFileMode(Path.Combine(workspace, "run.sh"), Executable);
    }

    public static Task<SimulatorServer> ServeAsync(Script? script = null, TimeProvider? time = null) =>
        SimulatorServer.StartAsync(script ?? Script, new SimulatorOptions { Time = time ?? TimeProvider.System, KeyRequired = false }, default);

    /// <summary>The answer to that step does not come; the second result ends when it has been asked for.</summary>
    public static async Task<(SimulatorServer Server, Task Asked)> HeldAsync(int step, ManualTime time)
    {
        var script = new Script([new ScriptEntry { Match = Replies.Of(step), Delay = Held, Times = 1 }, .. Script.Entries]);
        return (await ServeAsync(script, time), time.UntilTimerAsync(Held).WaitAsync(TimeSpan.FromMinutes(2)));
    }

    /// <summary>How often a model was asked for that step.</summary>
    public static int AskedFor(int step, SimulatorServer simulator) =>
        simulator.Requests.Count(r => r.Asked!.Messages.Any(m => m.Text.Contains($"\n# Step step_{step}\n", StringComparison.Ordinal)));
}
