using AetherFlow.Engine.Steps;
using AetherFlow.Runs;

namespace AetherFlow.Engine.Tests.Steps;

public sealed class FailurePolicyTests
{
    [Theory]
    [InlineData("reply.no_code", 1, "RetryWithFeedback")]
    [InlineData("reply.cut", 2, "RetryWithFeedback")]
    [InlineData("reply.cut", 3, "GiveUp")]
    [InlineData("workspace.stale", 1, "RetryWithFeedback")]
    [InlineData("changes.conflict", 1, "RetryWithFeedback")]
    [InlineData("changes.unseen_file", 1, "RetryWithFeedback")]
    [InlineData("path.escapes", 1, "RetryWithFeedback")]
    [InlineData("step.target.file.binary", 1, "GiveUp")]
    [InlineData("patch.no_match", 1, "GiveUp")]
    [InlineData("model.refused", 1, "GiveUp")]
    [InlineData("prompt.too_large", 1, "GiveUp")]
    [InlineData("edit.secret_lost", 1, "GiveUp")]
    [InlineData("changes.declined", 1, "GiveUp")]
    [InlineData("changes.changes_asked", 1, "RetryWithFeedback")]
    public void Decide_ProblemAndAttempt_SaysWhatFollows(string code, int attempt, string decision) =>
        Assert.Equal(decision, FailurePolicy.Decide(new Problem(code, "message"), attempt).ToString());

    [Fact]
    public void Describe_Table_IsWhatIsDecided() => Assert.Equal(
        "changes.declined*, edit.secret_lost*, model.*, patch.*, prompt.*, step.target*: give up; every other problem: again with feedback, 3 attempts in all.",
        FailurePolicy.Describe());
}
