using System.Text.Json;
using AetherFlow.Engine.Verification;
using AetherFlow.Plans;
using AetherFlow.Sandbox;

namespace AetherFlow.Acceptance.Tests.Projects;

/// <summary>
/// The project suite is true: each project fails as its case says, its replies are edits that can be made, and what they
/// lead to is what the case says, with real tools in a real sandbox.
/// </summary>
public sealed class ProjectSuiteTests
{
    private const int Limit = 120_000;

    public static TheoryData<string> Names => [.. ProjectCase.Names];

    [Theory(Timeout = Limit)]
    [MemberData(nameof(Names))]
    public async Task Case_ReplyAfterReply_FailsAndIsRepairedAsItSays(string name)
    {
        var given = ProjectCase.Read(name);
        using var project = await SandboxedProject.OpenAsync(given.Programs);
        var states = new List<ProjectState>();
        var best = new ProjectState(given.Workspace(), null);
        if (!given.IsVerifyFix)
        {
            states.Add(await RunAsync(project, given, given.Workspace()));
            AssertFails(given.Before, states[^1]);
        }

        foreach (var reply in given.Replies.Where(r => !r.IsVerdict))
        {
            var before = states.Count > 0 ? states[^1].Tree : given.Workspace();
            var after = before.Edit(given.TextOf(reply), TargetsOf(given));
            var changes = before.ChangesTo(after);
            Assert.Equal(reply.Cheats, CheatRule.Find(changes).Where(f => !f.IsSuspicion).Select(f => $"{f.Code} {f.Path}:{f.Line}"));
            Assert.Equal(reply.Same, changes.Count == 0);
            if (reply.Cheats.Length > 0 || reply.Same) continue;
            Assert.Empty(CheatRule.Find(changes));
            states.Add(await RunAsync(project, given, after));
            if (reply.Passes) Assert.True(states[^1].Passes, states[^1].Failure?.FailingPart);
            else AssertFails(reply.At, states[^1]);
            if (reply.Passes || reply.Best) best = states[^1];
        }

        Assert.Equal(given.Expected().ToString(), best.Tree.ToString());
        AssertEndsAsItSays(given, states);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Case_ItsWorkspace_HasTheChecksThatItSays(string name)
    {
        var given = ProjectCase.Read(name);

        Assert.Equal(given.Checks, ProjectDetector.Detect(given.Workspace().ToProjectTree()).SelectMany(p => p.Checks).Select(c => c.Name));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Case_ItsWords_FitTogether(string name)
    {
        var given = ProjectCase.Read(name);

        Assert.Equal(given.IsSolved ? 0 : given.Reason == "budget" ? 4 : 3, given.Exit);
        Assert.Equal(given.IsSolved, given.Reason.Length == 0);
        Assert.Equal(given.Calls, given.Replies.Length);
        Assert.Equal(given.ReplyFiles(), given.Replies.Select(r => r.File));
        Assert.Equal(given.IsVerifyFix, given.Command is null);
        Assert.Equal(given.IsVerifyFix, File.Exists(given.PathOf("plan.json")));
        Assert.Equal(given.IsSolved, given.Replies.LastOrDefault(r => !r.IsVerdict) is { Passes: true });
        foreach (var verdict in given.Replies.Where(r => r.IsVerdict))
        {
            using var json = JsonDocument.Parse(given.TextOf(verdict));
            Assert.Contains(json.RootElement.GetProperty("status").GetString(), (string[])["passed", "failed"]);
        }

        if (given.Command is null) return;
        var place = new PolicyPlace { Workspace = "/project", IsSandboxed = true };
        Assert.Equal(Verdict.Allow, Policy.Default.Judge(ShellGrammar.Parse(given.Command), place).Verdict);
    }

    [Fact]
    public void Suite_AllThatCanBecomeOfAProject_IsThere()
    {
        var all = ProjectCase.All.ToList();

        Assert.Equal(
            ["", "budget", "cheat", "nothing-changed", "oscillation", "rounds", "same-failure"],
            all.Select(c => c.Reason).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.Equal(["refused", "solved", "stopped"], all.Select(c => c.Outcome).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.All((string[])["dotnet", "python3", "node"], p => Assert.True(all.Count(c => c.Programs.Contains(p)) >= 4, p));
    }

    private static Task<ProjectState> RunAsync(SandboxedProject project, ProjectCase given, SourceTree tree) =>
        given.Command is null ? project.CheckAsync(tree) : project.RunAsync(tree, given.Command);

    private static IReadOnlyList<string> TargetsOf(ProjectCase given)
    {
        if (!given.IsVerifyFix) return [];
        var reading = PlanReader.Read(File.ReadAllBytes(given.PathOf("plan.json")), new PlanReadOptions());
        Assert.Empty(reading.Problems);
        return [.. reading.Plan!.Steps.SelectMany(s => s.Context.Files)];
    }

    /// <summary>The place that is named first is the one that the case names first; it may name more.</summary>
    private static void AssertFails(string[] places, ProjectState state)
    {
        Assert.False(state.Passes, "it passes");
        Assert.True(
            state.Places.Take(1).SequenceEqual(places.Take(1)) && !places.Except(state.Places).Any(),
            $"named: {string.Join(", ", state.Places)}; wanted: {string.Join(", ", places)}\n{state.Failure!.FailingPart}");
    }

    private static void AssertEndsAsItSays(ProjectCase given, IReadOnlyList<ProjectState> states)
    {
        var prints = states.Where(s => !s.Passes).Select(s => s.Failure!.Fingerprint).ToList();
        switch (given.Reason)
        {
            case "same-failure":
                Assert.Equal(prints[^2], prints[^1]);
                Assert.Equal(prints.Count - 1, prints.Distinct().Count());
                break;
            case "oscillation":
                Assert.NotEqual(prints[^2], prints[^1]);
                Assert.Contains(prints[^1], prints.SkipLast(2));
                break;
            default:
                Assert.Equal(prints.Count, prints.Distinct().Count());
                break;
        }
    }
}
