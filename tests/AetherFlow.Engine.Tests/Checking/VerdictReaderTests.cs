using System.Text.Json.Nodes;
using AetherFlow.Engine.Checking;
using AetherFlow.Runs.Events;

namespace AetherFlow.Engine.Tests.Checking;

/// <summary>What is in a verdict, and which objects are none.</summary>
public sealed class VerdictReaderTests
{
    [Fact]
    public void Read_Passed_NamesTheRulesWithTheirTexts()
    {
        var verdict = Verdicts.Read(Verdicts.Passed().Text());

        Assert.Equal((Verdict.Passed, 90, "All is well."), (verdict.Status, verdict.Score, verdict.Summary));
        Assert.Equal(["C1: It starts.", "G1: No secrets."], verdict.PassedRules);
        Assert.Empty(verdict.Violations);
    }

    [Fact]
    public void Read_Failed_HasEveryFieldOfTheViolation()
    {
        var violation = Assert.Single(Verdicts.Read(Verdicts.Failed().Text()).Violations);

        Assert.Equal(
            ("C2: Tokens are checked.", "app.py:12", "if token: pass", "Every token is taken.", "Compare it."),
            (violation.Rule, violation.Location, violation.CodeReference, violation.Why, violation.SuggestedFix));
    }

    [Theory]
    [InlineData("C2")]
    [InlineData("c2")]
    [InlineData(" C2 ")]
    [InlineData("C2: Tokens are checked.")]
    [InlineData("C2: in other words")]
    public void Read_RuleWithItsTextBehindTheId_IsTheRule(string rule) => Assert.Equal(
        "C2: Tokens are checked.",
        Assert.Single(Verdicts.Read(Verdicts.Failed().With("violations", new JsonArray(Verdicts.Violation(rule))).Text()).Violations).Rule);

    [Theory]
    [InlineData("C3")]
    [InlineData("C")]
    [InlineData("C22")]
    [InlineData("C1, C2")]
    [InlineData("C1 and C2")]
    [InlineData("Tokens are checked.")]
    [InlineData("security")]
    public void Read_UnknownRule_IsNone(string rule)
    {
        Verdicts.AssertNone(
            Verdicts.Failed().With("violations", new JsonArray(Verdicts.Violation(rule))).Text(),
            "verdict.invalid",
            $"$.violations[0].rule is {rule}; the rules are C1, C2, G1, G10, description.");
        Verdicts.AssertNone(Verdicts.Passed().With("passed_rules", new JsonArray("C1", rule)).Text(), "verdict.invalid", "$.passed_rules[1]");
    }

    [Fact]
    public void Read_ReasonThatNoRuleCovers_IsTheDescription() => Assert.Equal(
        "description",
        Assert.Single(Verdicts.Read(Verdicts.Failed().With("violations", new JsonArray(Verdicts.Violation("description"))).Text()).Violations).Rule);

    [Theory]
    [InlineData("invalid")]
    [InlineData("valid")]
    [InlineData("ok")]
    [InlineData("token")]
    [InlineData("Passed")]
    [InlineData("passed ")]
    [InlineData("not passed")]
    [InlineData("passed|failed")]
    [InlineData("none")]
    [InlineData("✓")]
    public void Read_UnknownStatus_IsNone(string status) =>
        Verdicts.AssertNone(Verdicts.Passed().With("status", status).Text(), "verdict.invalid", "$.status is", "\"passed\" or \"failed\"");

    [Theory]
    [InlineData("\"9/10\"")]
    [InlineData("\"95\"")]
    [InlineData("9.5")]
    [InlineData("95.0")]
    [InlineData("1e2")]
    [InlineData("-1")]
    [InlineData("101")]
    [InlineData("99999999999999999999")]
    [InlineData("true")]
    [InlineData("null")]
    [InlineData("[95]")]
    public void Read_ScoreIsNoWholeNumberFrom0To100_IsNone(string score) =>
        Verdicts.AssertNone(Verdicts.Passed().WithRaw("score", score), "verdict.invalid", "$.score is", "whole number from 0 to 100");

    [Theory]
    [InlineData("1")]
    [InlineData("100")]
    public void Read_ScoreAtItsEnds_IsTaken(string score) => Assert.Equal(int.Parse(score), Verdicts.Read(Verdicts.Passed().WithRaw("score", score)).Score);

    [Theory]
    [InlineData("status")]
    [InlineData("score")]
    [InlineData("summary")]
    [InlineData("passed_rules")]
    [InlineData("violations")]
    public void Read_FieldMissingOrNull_IsNone(string field)
    {
        var without = Verdicts.Passed();
        without.Remove(field);

        Verdicts.AssertNone(without.Text(), "verdict.invalid", $"$.{field} is missing.");
        Verdicts.AssertNone(Verdicts.Passed().With(field, null).Text(), "verdict.invalid", $"$.{field} is");
    }

    [Theory]
    [InlineData("rule", "null")]
    [InlineData("rule", "2")]
    [InlineData("why", "null")]
    [InlineData("why", "\"  \"")]
    [InlineData("why", "[]")]
    [InlineData("location", "12")]
    [InlineData("code_reference", "{}")]
    [InlineData("suggested_fix", "false")]
    public void Read_ViolationWithoutReasonOrOfWrongTypes_IsNone(string field, string value) => Verdicts.AssertNone(
        Verdicts.Failed().WithRaw("violations", $"[{Verdicts.Violation("C2").WithRaw(field, value)}]"), "verdict.invalid", $"$.violations[0].{field} is");

    [Theory]
    [InlineData("passed_rules", "\"C1\"", "$.passed_rules is no list.")]
    [InlineData("passed_rules", "[1]", "$.passed_rules[0] is no text")]
    [InlineData("passed_rules", "[null]", "$.passed_rules[0] is no text")]
    [InlineData("violations", "{}", "$.violations is no list.")]
    [InlineData("violations", "[\"C2\"]", "$.violations[0] is no object.")]
    [InlineData("violations", "[null]", "$.violations[0] is no object.")]
    [InlineData("summary", "\"\"", "$.summary is")]
    [InlineData("summary", "7", "$.summary is")]
    public void Read_WrongType_IsNone(string field, string value, string said) =>
        Verdicts.AssertNone(Verdicts.Failed().WithRaw(field, value), "verdict.invalid", said);

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    public void Read_OptionalFieldEmpty_IsNotThere(string value)
    {
        var verdict = Verdicts.Read(Verdicts.Failed().WithRaw("violations", $"[{Verdicts.Violation("C2").WithRaw("location", value)}]"));

        Assert.Null(Assert.Single(verdict.Violations).Location);
    }

    [Fact]
    public void Read_UnknownKeys_AreIgnored()
    {
        var verdict = Verdicts.Read(Verdicts.Passed().With("confidence", "high").With("valid", false).Text());

        Assert.Equal(Verdict.Passed, verdict.Status);
    }

    [Fact]
    public void Read_SeveralProblems_AreToldTogether()
    {
        var reply = Verdicts.Passed().With("status", "fine").With("score", "9/10").With("summary", null).Text();

        Verdicts.AssertNone(reply, "verdict.invalid", "$.status", "$.score", "$.summary");
    }

    [Fact]
    public void Read_PassedWithViolations_Contradicts() =>
        Verdicts.AssertNone(Verdicts.Failed().With("status", "passed").Text(), "verdict.contradicts", "\"passed\", and there are 1 violations");

    [Fact]
    public void Read_FailedWithoutViolations_Contradicts() =>
        Verdicts.AssertNone(Verdicts.Failed().With("violations", new JsonArray()).Text(), "verdict.contradicts", "\"failed\", and there is no violation");

    [Fact]
    public void Read_FailedWithFullScore_Contradicts() =>
        Verdicts.AssertNone(Verdicts.Failed().With("score", 100).Text(), "verdict.contradicts", "the score is 100");

    [Fact]
    public void Read_PassedWithNoScore_Contradicts() =>
        Verdicts.AssertNone(Verdicts.Passed().With("score", 0).Text(), "verdict.contradicts", "the score is 0");

    [Fact]
    public void Read_RulePassedAndViolated_Contradicts() => Verdicts.AssertNone(
        Verdicts.Failed().With("passed_rules", new JsonArray("C1", "c2: tokens")).Text(), "verdict.contradicts", "\"C2: Tokens are checked.\" is both");

    [Fact]
    public void Read_RulePassedAndViolatedBeyondThoseThatAreKept_Contradicts()
    {
        JsonNode[] violations = [.. Enumerable.Range(0, VerdictReader.MostViolations).Select(_ => Verdicts.Violation("C2")), Verdicts.Violation("C1")];

        Verdicts.AssertNone(Verdicts.Failed().With("violations", new JsonArray(violations)).Text(), "verdict.contradicts", "C1");
    }

    [Fact]
    public void Read_NoRules_AsksForTheDescription()
    {
        var (verdict, problem) = VerdictReader.Read(Verdicts.Passed().Text(), []);

        Assert.Null(verdict);
        Assert.Contains("the rules are description.", problem!.Message, StringComparison.Ordinal);
    }
}
