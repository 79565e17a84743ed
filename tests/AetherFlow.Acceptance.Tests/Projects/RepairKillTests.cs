using AetherFlow.Acceptance.Tests.Support;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;
using AetherFlow.Testing;

namespace AetherFlow.Acceptance.Tests.Projects;

/// <summary>
/// Run-and-Fix and VerifyFix, stopped after each journal line in turn and resumed: the same files, the same bill, the same
/// end, and all of it taken back byte for byte.
/// </summary>
public sealed class RepairKillTests
{
    /// <summary>Lines from one stop to the next in the usual suite; the sweep stops after every one.</summary>
    private const int UsualStride = 5;

    /// <summary>For the usual suite: a repair in one round, one that takes its last round back, and VerifyFix with a correction.</summary>
    private static readonly string[] Usual = ["python-missing-file", "python-oscillation", "verify-fix-one-round"];

    public static TheoryData<string> UsualNames => [.. Usual];

    public static TheoryData<string> Names => [.. ProjectCase.All.Where(given => given.Options.Length == 0).Select(given => given.Name)];

    [Theory]
    [MemberData(nameof(UsualNames))]
    public Task Case_StoppedAfterEveryFifthLine_ResumesToTheSameEndAndIsUndone(string name) => SweepAsync(ProjectCase.Read(name), UsualStride);

    [Theory]
    [MemberData(nameof(Names))]
    public Task Case_StoppedAfterItsLinesInTurn_ResumesToTheSameEndAndIsUndone(string name)
    {
        Assert.SkipUnless(SlowTests.AreWanted, SlowTests.Reason);
        var given = ProjectCase.Read(name);
        return SweepAsync(given, StrideOf(given));
    }

    /// <summary>
    /// Every line, but where each stop repeats a build of seconds, or a run has so many lines that all of them would take minutes;
    /// these are of the same kinds.
    /// </summary>
    private static int StrideOf(ProjectCase given) => given.Programs.Contains("dotnet") ? 40 : given.Calls > 1 && !Usual.Contains(given.Name) ? 5 : 1;

    private static async Task SweepAsync(ProjectCase given, int stride)
    {
        using var usable = await SandboxedProject.OpenAsync(given.Programs);
        await using var reference = await CaseRun.OpenAsync(given);
        var finish = (await reference.RunAsync(RunObserver.Nobody)).Finish!;
        Assert.Equal((given.Exit, reference.Bill), (finish.ExitCode, finish.Settled.Usd));
        var wrong = new List<string>();

        for (var stop = 1; stop < reference.Lines().Count; stop += stride)
        {
            await using var run = await CaseRun.OpenAsync(given);
            wrong.AddRange((await StopAndResumeAsync(run, stop, reference, finish)).Select(what => $"stopped after line {stop} ({reference.Lines()[stop - 1].Type} {reference.Lines()[stop - 1].Key}): {what}"));
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <returns>What came out otherwise than without the stop.</returns>
    private static async Task<IReadOnlyList<string>> StopAndResumeAsync(CaseRun run, int stop, CaseRun reference, RunFinished finish)
    {
        await Assert.ThrowsAnyAsync<Exception>(() => run.RunAsync(new RunObserver { Wrap = journal => new StoppingJournal(journal, stop) }));
        var doubted = RunHistory.Read(run.Folder).Spend.Reserved;
        var answered = run.Lines("call.finished").Count;
        await run.ServeFromAsync(answered);

        var report = await run.ResumeAsync();

        if (report.Finish is not { } resumed) return [$"refused: {string.Join(' ', report.Problems)}"];
        var wrong = new List<string>();
        Compare("end", EndOf(finish), EndOf(resumed));
        Compare("calls", reference.Asked - answered, run.Asked);
        Compare("held for calls in doubt", doubted, resumed.Unknown);
        Compare("files", Text(reference.Tree()), Text(run.Tree()));
        Compare("undo", 0, (await run.UndoAsync()).ExitCode);
        Compare("files after the undo", Text(run.Before), Text(run.Tree()));
        return wrong;

        void Compare<T>(string what, T wanted, T actual)
        {
            if (!EqualityComparer<T>.Default.Equals(wanted, actual)) wrong.Add($"{what}: {actual} instead of {wanted}");
        }
    }

    /// <summary>All but what differs from run to run, and what was held in doubt.</summary>
    private static string EndOf(RunFinished finish) =>
        $"{finish.Outcome} {finish.ExitCode}, settled {finish.Settled}, steps {finish.StepsDone}/{finish.StepsFailed}/{finish.StepsOpen}, files {finish.FilesChanged}, "
        + $"audits {finish.Checks}, checks {finish.Verification}, repair {finish.Repair?.Outcome} {finish.Repair?.Reason} {finish.Repair?.Rounds} kept {finish.Repair?.Kept}";

    private static string Text(IReadOnlyDictionary<string, string> tree) => string.Join('\n', tree.Select(file => $"{file.Key} {file.Value}"));
}
