using System.Text.Json.Nodes;
using AetherFlow.Engine.Checking;
using AetherFlow.Runs.Events;

namespace AetherFlow.Engine.Tests.Checking;

/// <summary>Where a verdict may stand in a reply, and what is none whatever words are in it.</summary>
public sealed class VerdictTextTests
{
    private static readonly string Json = Verdicts.Failed().Text();

    [Theory]
    [InlineData("The code is valid.")]
    [InlineData("The code is invalid: the token is not checked.")]
    [InlineData("ok")]
    [InlineData("passed")]
    [InlineData("✓ completed, success")]
    [InlineData("status: passed, score: 100")]
    [InlineData("\"passed\"")]
    [InlineData("## Validation Results\n\n### ✅ Passed Checks\n- **C1**: app.py\n\n### ❌ Failed Checks\n- **C2**: app.py:12\n  **Issue** none\n")]
    [InlineData("")]
    [InlineData(" \r\n\t")]
    [InlineData("null")]
    [InlineData("I cannot judge this.")]
    public void Read_Prose_IsNoneWhateverItSays(string reply) => Verdicts.AssertNone(reply, "verdict.not_json", "no JSON object");

    [Fact]
    public void Read_AnyBeginningOfAVerdict_IsNone()
    {
        string[] replies = [Json, Verdicts.Passed().ToJsonString(), $"Here it is.\n\n```json\n{Json}\n```"];

        foreach (var reply in replies)
        {
            Assert.NotNull(Verdicts.Read(reply));
            for (var length = 0; length < reply.Length; length++) Verdicts.AssertNone(reply[..length], "verdict.not_json");
        }
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("\n\n{0}\n\n")]
    [InlineData("\uFEFF{0}")]
    [InlineData("```json\n{0}\n```")]
    [InlineData("```\n{0}\n```\n")]
    [InlineData("I have looked at it; it is all valid and passed.\n\n```json\n{0}\n```\n\nGood luck!")]
    [InlineData("The lines are\n\n```python\nif token: pass\n```\n\nand so\n\n```json\n{0}\n```")]
    public void Read_OneObjectAloneOrFenced_IsTheVerdict(string form) =>
        Assert.Equal(Verdict.Failed, Verdicts.Read(form.Replace("{0}", Json, StringComparison.Ordinal)).Status);

    [Fact]
    public void Read_TwoFencedObjects_IsNone() => Verdicts.AssertNone(
        $"```json\n{Verdicts.Passed().Text()}\n```\n\nOn second thought:\n\n```json\n{Json}\n```", "verdict.not_json", "2 blocks");

    [Fact]
    public void Read_UnclosedFence_IsNone() => Verdicts.AssertNone($"```json\n{Json}\n", "verdict.not_json", "not closed");

    [Theory]
    [InlineData("{0}{0}")]
    [InlineData("{0}\n{0}")]
    [InlineData("{0} All of it passed.")]
    [InlineData("[{0}]")]
    [InlineData("The verdict: {0}")]
    [InlineData("{\"verdict\": {0}")]
    public void Read_MoreThanOneObject_IsNone(string form) =>
        Verdicts.AssertNone(form.Replace("{0}", Json, StringComparison.Ordinal), "verdict.not_json");

    [Fact]
    public void Read_ObjectInAnObject_IsNone() => Verdicts.AssertNone($$"""{"verdict": {{Json}}}""", "verdict.invalid", "$.status is missing.");

    [Theory]
    [InlineData("""{"status":"failed","status":"passed",""")]
    [InlineData("""{"status":"failed","\u0073tatus":"passed",""")]
    [InlineData("""{"note":{"a":1,"a":2},""")]
    public void Read_KeyTwice_IsNone(string beginning) =>
        Verdicts.AssertNone(beginning + Verdicts.Passed().ToJsonString()[1..], "verdict.not_json");

    [Theory]
    [InlineData("{'status':'passed'}")]
    [InlineData("{\"status\":\"passed\",}")]
    [InlineData("{\"status\":\"passed\" // good\n}")]
    [InlineData("{status: passed}")]
    [InlineData("{\"score\": 090}")]
    [InlineData("{\"score\": NaN}")]
    [InlineData("{}{")]
    public void Read_AlmostJson_IsNone(string reply) => Verdicts.AssertNone(reply, "verdict.not_json");

    [Theory]
    [InlineData("summary", "\"\\ud800\"")]
    [InlineData("passed_rules", "[\"\\udc00\"]")]
    [InlineData("note", "{\"\\ud800\": 1, \"\\ud801\": 2}")]
    public void Read_HalfASurrogatePair_IsNoVerdictAndNoCrash(string field, string value)
    {
        var (_, problem) = VerdictReader.Read(Verdicts.Passed().WithRaw(field, value), Verdicts.Rules);

        Assert.True(problem is null ? field == "note" : problem.Code == "verdict.not_json");
    }

    [Fact]
    public void Read_TornSurrogateInTheReply_IsReadAsAReplacement() =>
        Assert.Equal("\uFFFD", Verdicts.Read(Verdicts.Passed().WithRaw("summary", "\"\ud800\"")).Summary);

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"a\":", "}")]
    public void Read_NestingBomb_IsNone(string open, string close)
    {
        var bomb = string.Concat(Enumerable.Repeat(open, 200_000)) + "1" + string.Concat(Enumerable.Repeat(close, 200_000));

        Verdicts.AssertNone(Verdicts.Passed().WithRaw("note", bomb), "verdict.not_json");
        Verdicts.AssertNone(string.Concat(Enumerable.Repeat(open, 500_000)), "verdict.not_json");
    }

    [Fact]
    public void Read_HugeVerdict_IsCutToItsLimits()
    {
        var violation = Verdicts.Violation("C2").With("why", new string('w', 50_000)).With("code_reference", string.Concat(Enumerable.Repeat("😀", 20_000)));
        JsonNode[] violations = [.. Enumerable.Range(0, 10_000).Select(_ => Verdicts.Violation("C2")).Prepend(violation)];
        var reply = Verdicts.Failed().With("violations", new JsonArray(violations)).With("summary", new string('s', 1_000_000)).Text();

        var verdict = Verdicts.Read(reply);

        Assert.Equal(VerdictReader.MostViolations, verdict.Violations.Count);
        Assert.Equal((VerdictFields.TextLimit, VerdictFields.TextLimit), (verdict.Summary.Length, verdict.Violations[0].Why.Length));
        Assert.EndsWith("😀…", verdict.Violations[0].CodeReference, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TenThousandProblems_AreNotAllTold()
    {
        JsonNode[] violations = [.. Enumerable.Range(0, 10_000).Select(i => Verdicts.Violation($"X{i}{new string('x', 1_000)}"))];

        var (_, problem) = VerdictReader.Read(Verdicts.Failed().With("violations", new JsonArray(violations)).Text(), Verdicts.Rules);

        Assert.InRange(problem!.Message.Length, 1, 10_000);
        Assert.Contains("and 9980 more", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_MegabyteOfProse_IsNone() => Verdicts.AssertNone(string.Concat(Enumerable.Repeat("valid ok passed\n", 65_536)), "verdict.not_json");
}
