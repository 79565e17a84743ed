using AetherFlow.Acceptance.Tests.Support;
using AetherFlow.Simulator;
using AetherFlow.Simulator.Scripts;

namespace AetherFlow.Acceptance.Tests.Running;

/// <summary>PROTO and PROD as a user meets them: audits, the reply cache, replays, forks.</summary>
public sealed class WorkflowTests
{
    private const string Passed = """{"status":"passed","score":90,"summary":"Good.","passed_rules":[],"violations":[]}""";

    private const string Failed = """
        {"status":"failed","score":20,"summary":"Bad.","passed_rules":[],
         "violations":[{"rule":"description","location":"run.sh:2","why":"It says changed.","suggested_fix":"Say done."}]}
        """;

    /// <summary>Four steps are asked twice, all five are audited.</summary>
    private const int ProdCalls = 13;

    [Fact]
    public async Task Prod_TwiceOnTheSameFiles_AsksNoModelTheSecondTimeAndSaysSo()
    {
        await using var simulator = await ServeAsync(Passed);
        using var user = new User(simulator).WithSample();
        var first = (await user.RunPlanAsync("--full")).WithCode(0);
        Assert.Equal(ProdCalls, simulator.Requests.Count);
        var tree = Trees.Of(user.Workspace);
        (await user.UndoAsync(user.Runs()[^1])).WithCode(0);

        var second = (await user.RunAsync("--plan", "plan.json", "--workspace", "workspace", "--full")).WithCode(0);

        Assert.Equal(ProdCalls, simulator.Requests.Count);
        Assert.Contains("no model was asked", second.Error, StringComparison.Ordinal);
        Assert.Equal(tree, Trees.Of(user.Workspace));
        Assert.True(first.Finish().Settled > 0);

        // A run whose replies came from the cache records them like any other, and so does its file.
        (await user.RunAsync("runs", "export", user.Runs()[^1], "--file", "second.zip")).WithCode(0);
        await using (var served = user.Start("simulate", "--record", "second.zip"))
        {
            Assert.StartsWith("http://", await served.LineAsync(), StringComparison.Ordinal);
            served.Signal(RunningProgram.SigInt);
            (await served.EndAsync()).WithCode(0);
        }

        (await user.UndoAsync(user.Runs()[^1])).WithCode(0);
        (await user.RunPlanAsync("--full", "--fresh")).WithCode(0);
        Assert.Equal(2 * ProdCalls, simulator.Requests.Count);
    }

    [Fact]
    public async Task Proto_VerdictFails_IsExitCodeThreeAndTellsTheViolation()
    {
        await using var simulator = await ServeAsync(Failed);
        using var user = new User(simulator).WithSample();
        var before = Trees.Of(user.Workspace);

        var kept = (await user.RunAsync("--plan", "plan.json", "--workspace", "workspace", "--quick")).WithCode(3);

        Assert.Contains("run.sh:2", kept.Error, StringComparison.Ordinal);
        Assert.NotEqual(before, Trees.Of(user.Workspace));
        (await user.UndoAsync(user.Runs()[^1])).WithCode(0);

        (await user.RunPlanAsync("--quick", "--on-failure", "undo")).WithCode(3);
        Assert.Equal(before, Trees.Of(user.Workspace));
    }

    [Fact]
    public async Task Check_OfAnEarlierRun_AuditsWhatItProducedWhateverBecameOfTheFiles()
    {
        await using var simulator = await ServeAsync(Failed);
        using var user = new User(simulator).WithSample();
        (await user.RunPlanAsync("--mode", "FAST")).WithCode(0);
        var run = user.Runs()[^1];
        (await user.UndoAsync(run)).WithCode(0);
        var tree = Trees.Of(user.Workspace);

        (await user.RunAsync("--check", run)).WithCode(3);

        Assert.Equal(tree, Trees.Of(user.Workspace));
        var audit = Assert.Single(Asked(simulator), text => text.Contains("\n# Audit of step_3\n", StringComparison.Ordinal));
        Assert.Contains("echo changed", audit, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_OfARecordingOnAnotherMachine_NeedsNoProvider_AndShowsWhatDiffers()
    {
        await using var simulator = await ServeAsync(Passed);
        using var author = new User(simulator).WithSample();
        (await author.RunPlanAsync("--full")).WithCode(0);
        (await author.RunAsync("runs", "export", author.Runs()[0], "--file", "run.zip")).WithCode(0);
        using var reader = new User().WithSample();
        File.Copy(author.All["run.zip"], reader.All["run.zip"]);

        (await reader.RunPlanAsync("--full", "--replay", "run.zip")).WithCode(0);

        Assert.Equal(Trees.Of(author.Workspace), Trees.Of(reader.Workspace));
        (await reader.UndoAsync(reader.Runs()[^1])).WithCode(0);
        reader.All.Write("workspace/run.sh", "#!/bin/sh\necho edited\n");
        var missing = (await reader.RunAsync("--plan", "plan.json", "--workspace", "workspace", "--full", "--replay", "run.zip")).WithCode(1);
        Assert.Contains("draft/step_3/attempt-1: changed: file run.sh", missing.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fork_OneStepEdited_AsksItAndItsDependantsOnly()
    {
        await using var simulator = await ServeAsync(Passed);
        using var user = new User(simulator).WithSample();
        // Without the reply cache: it would answer what the edited step leaves as it was.
        (await user.RunPlanAsync("--full", "--fresh")).WithCode(0);
        var asked = simulator.Requests.Count;
        user.All.Write("edited.json", Sample.Plan.Replace("Do part 3.", "Do part 3 well.", StringComparison.Ordinal));

        var fork = (await user.RunAsync("runs", "fork", user.Runs()[0], "--plan", "edited.json")).WithCode(0);

        Assert.Contains("step_1, step_2", fork.Error, StringComparison.Ordinal);
        var steps = Asked(simulator).Skip(asked).Select(StepIn).Distinct().Order();
        Assert.Equal(["step_3", "step_4", "step_5"], steps);
        (await user.UndoAsync(user.Runs()[^1])).WithCode(0);
    }

    [Fact]
    public async Task Fork_OfARunThatWasStoppedBeforeItsAudits_MakesThem()
    {
        var refusal = new ScriptEntry { Match = new RequestMatch { Contains = ["\n# Audit of step_"] }, Fault = new Fault { Kind = FaultKind.Status, Status = 401 }, Times = 0 };
        await using var refusing = await Sample.ServeAsync(new Script([refusal, .. Sample.Script.Entries]));
        using var user = new User(refusing).WithSample();
        (await user.RunPlanAsync("--full")).WithCode(6);
        await using var simulator = await ServeAsync(Passed);
        user.UseEndpoint(new Uri(simulator.BaseAddress, "v1").ToString());
        user.All.Write("edited.json", Sample.Plan.Replace("Do part 3.", "Do part 3 well.", StringComparison.Ordinal));

        (await user.RunAsync("runs", "fork", user.Runs()[0], "--plan", "edited.json")).WithCode(0);

        Assert.Equal(5, Asked(simulator).Count(prompt => prompt.Contains("\n# Audit of step_", StringComparison.Ordinal)));
    }

    private static Task<SimulatorServer> ServeAsync(string verdict) => Sample.ServeAsync(new Script(
    [
        .. Sample.Script.Entries,
        new ScriptEntry { Match = new RequestMatch { Contains = ["\n# Audit of step_"] }, Reply = verdict, Times = 0 },
    ]));

    private static IEnumerable<string> Asked(SimulatorServer simulator) =>
        simulator.Requests.Select(request => string.Join('\n', request.Asked!.Messages.Select(message => message.Text)));

    private static string StepIn(string prompt)
    {
        var heading = prompt.Contains("\n# Audit of step_", StringComparison.Ordinal) ? "\n# Audit of " : "\n# Step ";
        var from = prompt.LastIndexOf(heading, StringComparison.Ordinal) + heading.Length;
        return prompt[from..prompt.IndexOf('\n', from)];
    }
}
