using System.Text.Json.Nodes;
using AetherFlow.Engine.Checking;
using AetherFlow.Engine.Tests.Support;

namespace AetherFlow.Engine.Tests.Checking;

public sealed class GuidelinesTests
{
    [Fact]
    public void Read_ItemsOfLists_AreTheRules() => Assert.Equal(
        ["G1: Small files.", "G2: Tests first.", "G3: No secrets.", "G4: Nested."],
        RulesOf("# House\n\nIntro.\n\n- Small files.\n* Tests first.\n\n## More\n1. No secrets.\n   + Nested.\n"));

    [Fact]
    public void Read_ItemOverSeveralLines_IsOneRule() => Assert.Equal(
        ["G1: Input from outside is checked, always.", "G2: Second."],
        RulesOf("- Input from outside\n  is checked,\n\talways.\n- Second.\n\n  A paragraph of its own.\nProse.\n"));

    [Fact]
    public void Read_NoList_HeadingsAreTheRules() =>
        Assert.Equal(["G1: House", "G2: Small files"], RulesOf("# House\ntext\n###### Small files\n#no heading\n####### neither\n"));

    [Fact]
    public void Read_CodeBlocks_HoldNoRules() => Assert.Equal(
        ["G1: A rule."], RulesOf("```sh\n# a comment\n- no rule\n```\n- A rule.\n~~~~\n- no rule\n~~~\n- nor this\n~~~~\n"));

    [Fact]
    public void Read_ProseAlone_HasNoRulesButItsText()
    {
        var (guidelines, problem) = Guidelines.Read("Write good code.\n", "GUIDELINES.md");

        Assert.Null(problem);
        Assert.Equal("Write good code.", guidelines!.Text);
        Assert.Empty(guidelines.Rules);
    }

    [Fact]
    public void Read_CarriageReturns_AreLineEnds() => Assert.Equal(["G1: One.", "G2: Two."], RulesOf("- One.\r\n- Two.\r\n"));

    [Fact]
    public void Read_ManyAndLongRules_AreCut()
    {
        var rules = RulesOf(string.Concat(Enumerable.Range(1, 60).Select(i => $"- {i:00}{new string('x', 197)}😀 tail\n")));

        Assert.Equal(Guidelines.MostRules, rules.Count);
        Assert.Equal($"G1: 01{new string('x', 197)}…", rules[0]);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t")]
    public void Read_Nothing_IsRefused(string text)
    {
        var (guidelines, problem) = Guidelines.Read(text, "GUIDELINES.md");

        Assert.Null(guidelines);
        Assert.Equal("guidelines.empty", problem!.Code);
        Assert.Contains("GUIDELINES.md", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_LongerThanTheLimit_IsRefusedWithBothLengths()
    {
        Assert.NotNull(Guidelines.Read(new string('x', Guidelines.Limit), "rules.md").Guidelines);

        var (guidelines, problem) = Guidelines.Read(new string('x', Guidelines.Limit + 1), "rules.md");

        Assert.Null(guidelines);
        Assert.Equal("guidelines.too_long", problem!.Code);
        Assert.Equal("The guidelines rules.md have 32,769 characters; at most 32,768 go with every prompt.", problem.Message);
    }

    [Fact]
    public void BuiltIn_HasRulesThatAreWhole()
    {
        Assert.InRange(Guidelines.BuiltIn.Rules.Count, 5, 10);
        Assert.All(Guidelines.BuiltIn.Rules, rule => Assert.EndsWith(".", rule.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("code_generation", new[] { "C1", "C2", "G1" })]
    [InlineData("analysis", new[] { "C1", "C2" })]
    public void Of_Step_AreItsCriteriaAndForCodeTheGuidelines(string type, string[] ids)
    {
        var step = PlanText.Step(1, type, ["a.py"]);
        step["validation_criteria"] = new JsonArray("It\nstarts.", "It answers.");

        var rules = CheckRules.Of(RunHarness.Read(PlanText.Of(step)).Steps[0], Guidelines.Read("- Small.", "x").Guidelines!);

        Assert.Equal(ids, rules.Select(rule => rule.Id));
        Assert.Equal("C1: It starts.", rules[0].ToString());
    }

    private static IReadOnlyList<string> RulesOf(string text) => [.. Guidelines.Read(text, "GUIDELINES.md").Guidelines!.Rules.Select(rule => rule.ToString())];
}
