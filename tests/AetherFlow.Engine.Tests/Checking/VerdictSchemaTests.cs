using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AetherFlow.Engine.Checking;

namespace AetherFlow.Engine.Tests.Checking;

/// <summary>What docs/formats says of verdicts is what the reader does.</summary>
public sealed class VerdictSchemaTests
{
    private static readonly JsonNode Schema = JsonNode.Parse(File.ReadAllText(Document("verdict.schema.json")))!;

    private static readonly JsonNode Violation = Schema["$defs"]!["violation"]!;

    [Fact]
    public void Required_EachKey_IsRequiredByTheReader()
    {
        var required = Texts(Schema["required"]);

        Assert.Equal(Keys(Schema["properties"]), required);
        Assert.Equal(Keys(Verdicts.Failed()), required);
        foreach (var key in required)
        {
            var verdict = Verdicts.Failed();
            verdict.Remove(key);
            Verdicts.AssertNone(verdict.Text(), "verdict.invalid", $"$.{key} is missing.");
        }
    }

    [Fact]
    public void Violation_EachKey_IsRequiredOrMayBeNull()
    {
        var required = Texts(Violation["required"]);

        Assert.Equal(Keys(Verdicts.Violation("C2")), Keys(Violation["properties"]));
        foreach (var key in Keys(Violation["properties"]))
        {
            var (without, isNull) = (Verdicts.Violation("C2"), Verdicts.Violation("C2").With(key, null));
            without.Remove(key);
            foreach (var violation in new[] { without, isNull })
            {
                var reply = Verdicts.Failed().With("violations", new JsonArray(violation)).Text();
                if (required.Contains(key, StringComparer.Ordinal)) Verdicts.AssertNone(reply, "verdict.invalid", $"$.violations[0].{key} is ");
                else Assert.Single(Verdicts.Read(reply).Violations);
            }

            Assert.Equal(required.Contains(key, StringComparer.Ordinal), Violation["properties"]![key]!["type"] is not JsonArray);
        }
    }

    [Fact]
    public void Status_EachOfTheEnum_IsRead()
    {
        var statuses = Texts(Schema["properties"]!["status"]!["enum"]);

        Assert.Equal([Verdicts.Passed()["status"]!.GetValue<string>(), Verdicts.Failed()["status"]!.GetValue<string>()], statuses);
        Assert.Equal(statuses, [Verdicts.Read(Verdicts.Passed().Text()).Status, Verdicts.Read(Verdicts.Failed().Text()).Status]);
    }

    [Fact]
    public void Score_AtAndBeyondItsRange_IsReadAndRefused()
    {
        var range = Schema["properties"]!["score"]!;
        var (least, most) = (Number(range["minimum"]), Number(range["maximum"]));

        Assert.Equal(least, Verdicts.Read(Verdicts.Failed().With("score", least).Text()).Score);
        Assert.Equal(most, Verdicts.Read(Verdicts.Passed().With("score", most).Text()).Score);
        Verdicts.AssertNone(Verdicts.Failed().With("score", least - 1).Text(), "verdict.invalid", "$.score");
        Verdicts.AssertNone(Verdicts.Passed().With("score", most + 1).Text(), "verdict.invalid", "$.score");
    }

    [Fact]
    public void Score_OfEachStatus_HasTheRangeThatTheReaderTakes()
    {
        var condition = Schema["allOf"]![0]!;
        Assert.Equal("passed", condition["if"]!["properties"]!["status"]!["const"]!.GetValue<string>());
        var (passed, failed) = (condition["then"]!["properties"]!, condition["else"]!["properties"]!);

        var (least, most) = (Number(passed["score"]!["minimum"]), Number(failed["score"]!["maximum"]));
        Assert.Equal(least, Verdicts.Read(Verdicts.Passed().With("score", least).Text()).Score);
        Assert.Equal(most, Verdicts.Read(Verdicts.Failed().With("score", most).Text()).Score);
        Verdicts.AssertNone(Verdicts.Passed().With("score", least - 1).Text(), "verdict.contradicts");
        Verdicts.AssertNone(Verdicts.Failed().With("score", most + 1).Text(), "verdict.contradicts");
        Assert.Equal((0, 1), (Number(passed["violations"]!["maxItems"]), Number(failed["violations"]!["minItems"])));
    }

    [Theory]
    [InlineData("C1", true)]
    [InlineData(" c2: with its text", true)]
    [InlineData("G10", true)]
    [InlineData("Description", true)]
    [InlineData("C1, C2", false)]
    [InlineData("C", false)]
    [InlineData("security", false)]
    public void Rule_Pattern_TakesWhatTheReaderTakes(string rule, bool expected)
    {
        var pattern = Schema["$defs"]!["rule"]!["pattern"]!.GetValue<string>();
        var (verdict, _) = VerdictReader.Read(Verdicts.Passed().With("passed_rules", new JsonArray(rule)).Text(), Verdicts.Rules);

        Assert.Equal((expected, expected), (Regex.IsMatch(rule, pattern, RegexOptions.ECMAScript, TimeSpan.FromSeconds(5)), verdict is not null));
    }

    [Fact]
    public void Page_Example_IsAVerdict()
    {
        CheckRule[] rules = [new("C1", "It starts."), new("C2", "Tokens are checked."), new("G4", "No secrets.")];

        var (verdict, problem) = VerdictReader.Read(File.ReadAllText(Document("verdict.md")), rules);

        Assert.Null(problem);
        Assert.Equal(("failed", 35, 1), (verdict!.Status, verdict.Score, verdict.Violations.Count));
    }

    [Fact]
    public void OfReplies_SameKeysAsTheFormat_AllRequiredAndNoneBeside()
    {
        var strict = JsonNode.Parse(VerdictSchema.OfReplies.Schema.GetRawText())!;
        var violation = strict["properties"]!["violations"]!["items"]!;

        Assert.Equal("verdict", VerdictSchema.OfReplies.Name);
        Assert.Equal(Keys(Schema["properties"]), Keys(strict["properties"]));
        Assert.Equal(Keys(Violation["properties"]), Keys(violation["properties"]));
        Assert.Equal(Texts(Schema["properties"]!["status"]!["enum"]), Texts(strict["properties"]!["status"]!["enum"]));
        foreach (var node in new[] { strict, violation })
        {
            Assert.Equal(Keys(node["properties"]), Texts(node["required"]));
            Assert.False(node["additionalProperties"]!.GetValue<bool>());
        }
    }

    private static string Document(string name) => Path.Combine(AppContext.BaseDirectory, "Checking", name);

    private static IEnumerable<string> Texts(JsonNode? array) => array!.AsArray().Select(item => item!.GetValue<string>());

    private static IEnumerable<string> Keys(JsonNode? node) => node!.AsObject().Select(pair => pair.Key);

    private static int Number(JsonNode? node) => node!.GetValue<int>();
}
