using AetherFlow.Engine.Verification;

namespace AetherFlow.Engine.Tests.Verification;

public sealed class EvidenceTests
{
    private static readonly OutputReading Output = RecordedOutput.ReadText("src/main.c:1:1: warning: a\nsrc/main.c:2:1: error: b\n");

    [Fact]
    public void Of_ExitCodeZero_PassesWhateverIsPrinted()
    {
        var evidence = Evidence.Of(Check(CheckKind.Test), 0, TimeSpan.FromSeconds(1), Output);

        Assert.Equal((EvidenceOutcome.Passed, "", null), (evidence.Outcome, evidence.FailingPart, evidence.Fingerprint));
    }

    [Fact]
    public void Of_OtherExitCode_FailsWithWhatWasRead()
    {
        var evidence = Evidence.Of(Check(CheckKind.Test), 2, TimeSpan.FromSeconds(1), Output);

        Assert.Equal(EvidenceOutcome.Failed, evidence.Outcome);
        Assert.Equal(Output.FailingPart, evidence.FailingPart);
        Assert.Equal(Output.Fingerprint, evidence.Fingerprint);
        Assert.Equal(2, evidence.Locations[0].Line);
        Assert.Equal(1, evidence.Warnings);
    }

    [Theory]
    [InlineData("tests pass", 0, 0, EvidenceOutcome.Passed)]
    [InlineData("tests pass", 0, 1, EvidenceOutcome.Failed)]
    [InlineData("compiles", 1, 0, EvidenceOutcome.Failed)]
    [InlineData("compiles and tests pass", 0, 0, EvidenceOutcome.Passed)]
    [InlineData("compiles and tests pass", 0, 3, EvidenceOutcome.Failed)]
    [InlineData("compiles", 0, 0, EvidenceOutcome.Passed)]
    [InlineData("builds without warnings", 0, 0, EvidenceOutcome.Failed)]
    [InlineData("lint clean", 0, 0, EvidenceOutcome.NotRun)]
    [InlineData("looks nice", 0, 0, EvidenceOutcome.NotRun)]
    public void Judge_Criterion_FollowsTheEvidence(string text, int build, int test, EvidenceOutcome expected)
    {
        Evidence[] evidence = [Evidence.Of(Check(CheckKind.Build), build, default, Output), Evidence.Of(Check(CheckKind.Test), test, default, Output)];

        Assert.Equal(expected, Criteria.Of(text).Judge(evidence));
    }

    [Fact]
    public void Judge_OneOfTwoWasNotRun_ProvesNothing() => Assert.Equal(
        EvidenceOutcome.NotRun,
        Criteria.Of("tests pass").Judge([Evidence.Of(Check(CheckKind.Test), 0, default, Output), Evidence.NotRun(Check(CheckKind.Test), "no sandbox")]));

    [Fact]
    public void Ended_OutOfTime_Fails()
    {
        var evidence = Evidence.Ended(Check(CheckKind.Test), "out of time after 120 s", TimeSpan.FromSeconds(120), Output);

        Assert.Equal((EvidenceOutcome.Failed, null, "out of time after 120 s"), (evidence.Outcome, evidence.ExitCode, evidence.Reason));
    }

    private static CheckCommand Check(CheckKind kind) => new() { Name = kind.ToString(), Kind = kind, Arguments = ["x"], Folder = "", Timeout = TimeSpan.FromSeconds(60) };
}
