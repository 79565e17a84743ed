using System.Text;
using AetherFlow.Engine.Repairs;
using AetherFlow.Engine.Steps;
using AetherFlow.Engine.Tests.Support;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using AetherFlow.Testing;
using AetherFlow.Workspaces;

namespace AetherFlow.Engine.Tests.Repairs;

/// <summary>What may be a cheat, and may be right: refused where nobody looks, shown where a person does.</summary>
public sealed class SuspicionTests : IDisposable
{
    private const string Test = "def test_add():\n    assert add(1, 2) == 4\n";

    private readonly TemporaryFolder _home = new();
    private readonly TemporaryFolder _files = new();

    public void Dispose()
    {
        _home.Dispose();
        _files.Dispose();
    }

    [Fact]
    public async Task Look_ChangedExpectationAndNobodyLooks_IsRefused()
    {
        var (refused, suspicions) = await LookAsync(isReviewed: false, Test.Replace('4', '3'));

        Assert.Equal((CheatGuard.Code, 0), (refused?.Code, suspicions.Count));
        Assert.Contains("tests/test_add.py:2: What is expected was changed", refused!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Look_ChangedExpectationAndAPersonLooks_IsASuspicion()
    {
        var (refused, suspicions) = await LookAsync(isReviewed: true, Test.Replace('4', '3'));

        Assert.Null(refused);
        var suspicion = Assert.Single(suspicions);
        Assert.Equal("cheat.expectation", suspicion.Code);
        Assert.StartsWith("tests/test_add.py:2: What is expected was changed", suspicion.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Look_DeletedTest_IsRefusedWhoeverLooks()
    {
        var (refused, suspicions) = await LookAsync(isReviewed: true, "VALUE = 1\n");

        Assert.Equal((CheatGuard.Code, 0), (refused?.Code, suspicions.Count));
    }

    [Fact]
    public async Task Review_AllAccepted_AsksAboutSuspicionsAllTheSame()
    {
        var asked = new List<string>();
        using var reviews = new Reviews(
            (question, _) =>
            {
                asked.Add($"{question.Step}: {string.Join(", ", question.Suspicions.Select(suspicion => suspicion.Code))}");
                return Task.FromResult<ChangesReviewed?>(asked.Count == 1 ? ScriptedReview.All : ScriptedReview.Yes);
            },
            new Redactor([]));
        await using var run = await Run.StartAsync(
            new RunStore(_home.Path).Create(TimeProvider.System, new Random(3)),
            new RunStarted { Kind = "plan", Workspace = _files.Path, Version = "test", TaskId = "t" },
            TimeProvider.System,
            RunObserver.Nobody);
        var suspicion = new Problem("cheat.expectation", "What is expected was changed.");

        var round = run.Root.Part("fix-1");
        foreach (var (step, suspicions) in new (string, Problem[])[] { ("step_1", []), ("step_2", [suspicion]), ("step_3", []) })
            Assert.Null(await reviews.WhyNotAsync([new FileChange("a.py", "1", "2")], suspicions, canChange: true, round.Part(step).Part("attempt-1"), CancellationToken.None));

        Assert.Equal(["step_1: ", "step_2: cheat.expectation"], asked);
    }

    private async Task<(Problem? Refused, IReadOnlyList<Problem> Suspicions)> LookAsync(bool isReviewed, string after)
    {
        using var workspace = Workspace.Open(_files.Path, PathUse.Write).Workspace!;
        var blobs = new RunStore(_home.Path).Create(TimeProvider.System, new Random(3)).Blobs;
        var change = new ResolvedChange(
            workspace.Guard("tests/test_add.py", PathUse.Write).Path!,
            await blobs.PutAsync(Encoding.UTF8.GetBytes(Test), CancellationToken.None),
            await blobs.PutAsync(Encoding.UTF8.GetBytes(after), CancellationToken.None),
            null,
            after.Length);
        return await CheatGuard.LookAsync([change], isReviewed, blobs, CancellationToken.None);
    }
}
