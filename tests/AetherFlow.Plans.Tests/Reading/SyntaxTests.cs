using AetherFlow.Plans.Tests.Support;

namespace AetherFlow.Plans.Tests.Reading;

/// <summary>The slips that people and models make when they write JSON: where each is seen and what is said.</summary>
public sealed class SyntaxTests
{
    [Theory]
    [InlineData("""{"a":NaN}""", 6, "NaN is no JSON value")]
    [InlineData("""{"a":True}""", 6, "True is no JSON value")]
    [InlineData("""{"a":hello}""", 6, "hello is no JSON value")]
    [InlineData("""{'a':1}""", 2, "a text is in single quotes")]
    [InlineData("""{a:1}""", 2, "a is not in double quotes")]
    [InlineData("""{"a":1,b:1}""", 8, "b is not in double quotes")]
    [InlineData("""{"a":01}""", 7, "01 is no JSON number")]
    [InlineData("""{"a":+1}""", 6, "+1 is no JSON number")]
    [InlineData("""{"a":.5}""", 6, ".5 is no JSON number")]
    [InlineData("""{"a":1 "b":2}""", 8, "a comma is missing before '\"'")]
    [InlineData("""[1 2]""", 4, "a comma is missing before '2'")]
    [InlineData("""{"a":"b"c"}""", 9, "a comma is missing before 'c'")]
    [InlineData("""{"a":1]""", 7, "] does not close the object opened at 1:1")]
    [InlineData("""{"a":[}""", 7, "} does not close the array opened at 1:6")]
    [InlineData("""{"a":}""", 6, "a value is missing before }")]
    [InlineData("""{"é" 1}""", 6, "a colon is missing between the key \"é\" and '1'")]
    [InlineData("""{"a":1;"b":2}""", 7, "unexpected ';'")]
    [InlineData("""[1,,2]""", 4, "unexpected ','")]
    [InlineData("""{,"a":1}""", 2, "unexpected ','")]
    [InlineData("""{"a":<x>}""", 6, "unexpected '<'")]
    [InlineData("{\"a\":\"x\ny\"}", 8, "a text goes over the end of its line")]
    [InlineData("{\"a\":\"x\ty\"}", 8, "a text holds the control character '\\t'")]
    [InlineData("{\"a\":\"x\u0001y\"}", 8, "a text holds the control character '\\u0001'")]
    [InlineData("""{"a":"x\y"}""", 9, "a text holds an escape that JSON does not know, at 'y'")]
    public void Read_Slip_SaysWhatIsWrong(string text, int column, string message)
    {
        var problem = TestPlans.Problem(TestPlans.Read(text));

        Assert.Equal((PlanCodes.Syntax, 1, column, message), (problem.Code, problem.Line, problem.Column, problem.Message));
        Assert.NotNull(problem.Hint);
    }

    [Theory]
    [InlineData("""{"a":1}}""", 8)]
    [InlineData("""{"a":1} "b" """, 9)]
    [InlineData("""{"a":1}/* x""", 8)]
    public void Read_TextBehindThePlan_IsReportedWhereItBegins(string text, int column)
    {
        var problem = TestPlans.Problem(TestPlans.Read(text));

        Assert.Equal((PlanCodes.TrailingText, column), (problem.Code, problem.Column));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{\"a")]
    [InlineData("{\"a\"")]
    [InlineData("{\"a\":")]
    [InlineData("{\"a\":tr")]
    [InlineData("{\"a\":-")]
    [InlineData("{\"a\":1.")]
    [InlineData("{\"a\":\"\\u12")]
    [InlineData("{\"a\":[1,")]
    [InlineData("{\"a\":1,/* x")]
    [InlineData("// x")]
    public void Read_TextThatStops_IsTruncated(string text)
    {
        Assert.Equal(PlanCodes.Truncated, TestPlans.Problem(TestPlans.Read(text)).Code);
    }

    [Fact]
    public void ToString_Problem_IsOneLineForPeople()
    {
        var plan = TestPlans.Plan(TestPlans.Step(1), TestPlans.Step(2, 1, 7)).ToJsonString();

        var shown = TestPlans.Problem(TestPlans.Read(plan)).ToString();

        var column = plan.IndexOf("\"step_7\"", StringComparison.Ordinal) + 1;
        Assert.Equal($"1:{column} error plan.unknown_dependency $.steps[1].dependencies[1]: there is no step \"step_7\"; did you mean \"step_1\"?", shown);
    }
}
