using System.Collections.Immutable;
using AetherFlow.Engine.Repairs;
using AetherFlow.Engine.Verification;
using FsCheck;
using FsCheck.Fluent;

namespace AetherFlow.Engine.Tests.Repairs;

/// <summary>When a repair ends, and which state is the best.</summary>
public sealed class RepairCourseTests
{
    [Fact]
    public void WhyStop_AfterTheFirstFailure_GoesOn() => Assert.Null(Course(5, "a").WhyStop());

    [Fact]
    public void WhyStop_WithTheSameFailureAgain_SaysSo() => Assert.Equal("same_failure", Course(5, "a", "a").WhyStop()?.Reason);

    [Fact]
    public void WhyStop_WithTheSameFailureAndAStrongerModelToAsk_GoesOnForAWhile()
    {
        Assert.Null(Course(5, canEscalate: true, "a", "a").WhyStop());
        Assert.Equal("same_failure", Course(5, canEscalate: true, "a", "a", "a", "a").WhyStop()?.Reason);
    }

    [Fact]
    public void WhyStop_WithAFailureThatComesBack_SaysSo() => Assert.Equal("oscillation", Course(5, "a", "b", "a").WhyStop()?.Reason);

    [Fact]
    public void WhyStop_AfterAllRounds_SaysSo() => Assert.Equal("rounds", Course(2, "a", "b", "c").WhyStop()?.Reason);

    [Theory]
    [InlineData(0, "a b", "a b c")]
    [InlineData(1, "a b", "a")]
    [InlineData(1, "a", "b c d")]
    [InlineData(0, "a", "a")]
    [InlineData(1, "a b c", "d", "a b c")]
    [InlineData(2, "a", "b c", "c")]
    [InlineData(0, "a b", "a c d")]
    public void Best_OfStates_IsWhereKnownFailuresAreGone(int expected, params string[] states) =>
        Assert.Equal(expected, Course(9, states).Best());

    [Fact]
    public void Best_OfAnyStates_HoldsAllFailuresOfNoOtherOneBefore() => Prop.ForAll(
        Gen.SubListOf("a", "b", "c", "d").Where(failures => failures.Count > 0).Select(failures => string.Join(' ', failures)).NonEmptyListOf().ToArbitrary(),
        states =>
        {
            var course = Course(9, [.. states]);
            var best = course.Best();
            Assert.All(Enumerable.Range(0, best), earlier => Assert.False(course[best].Failures.IsProperSupersetOf(course[earlier].Failures)));
        }).QuickCheckThrowOnFailure();

    private static RepairCourse Course(int maxRounds, params string[] states) => Course(maxRounds, canEscalate: false, states);

    private static RepairCourse Course(int maxRounds, bool canEscalate, params string[] states)
    {
        var course = new RepairCourse(maxRounds, canEscalate);
        foreach (var state in states) course.Add(new Findings { Evidence = [Failed([.. state.Split(' ')])] });
        return course;
    }

    private static Evidence Failed(ImmutableArray<string> failures) => new()
    {
        Check = new CheckCommand { Name = "tests", Kind = CheckKind.Test, Folder = "", Timeout = TimeSpan.FromSeconds(1) },
        Outcome = EvidenceOutcome.Failed,
        ExitCode = 1,
        Failures = failures,
        Fingerprint = string.Join(' ', failures),
    };
}
