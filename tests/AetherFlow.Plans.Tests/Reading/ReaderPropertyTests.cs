using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AetherFlow.Plans.Tests.Support;

namespace AetherFlow.Plans.Tests.Reading;

public sealed class ReaderPropertyTests
{
    private static readonly byte[] Fine = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Cases", "fine.json"));

    [Fact]
    public void Read_AnyBytes_NeverThrows() => Properties.HoldForSeeds(2_000, chance =>
    {
        var bytes = new byte[chance.Next(64)];
        chance.NextBytes(bytes);
        AssertSound(PlanReader.Read(bytes, new PlanReadOptions { Lenient = chance.Next(2) == 0 }));
    });

    [Fact]
    public void Read_AnyJsonTokens_NeverThrows() => Properties.HoldForSeeds(3_000, chance =>
    {
        string[] tokens =
        [
            "{", "}", "[", "]", ",", ":", "\"steps\"", "\"id\"", "\"step_1\"", "\"context\"", "\"files\"", "\"patch\"", "\"type\"", "\"line\"", "1", "-0", "1e400", "null",
            "true", "\"\\ud800\"", "\"\\u0000\"", "//x\n", "/*y*/", "\n", "\"é\"", "'", "\\", "\"",
        ];
        var text = new StringBuilder("{");
        for (var i = chance.Next(40); i > 0; i--) text.Append(chance.GetItems(tokens, 1)[0]);
        AssertSound(TestPlans.Read(text.ToString(), new PlanReadOptions { Lenient = chance.Next(2) == 0 }));
    });

    [Fact]
    public void Read_EveryPrefix_IsTruncatedOrEmpty()
    {
        for (var length = 0; length < Fine.AsSpan().TrimEnd((byte)'\n').Length; length++)
        {
            var problem = TestPlans.Problem(PlanReader.Read(Fine.AsMemory(0, length), new PlanReadOptions()));

            Assert.Equal(length == 0 ? PlanCodes.Empty : PlanCodes.Truncated, problem.Code);
        }
    }

    [Fact]
    public void Read_AnyMutation_NeverThrows() => Properties.HoldForSeeds(3_000, chance =>
    {
        var bytes = Fine.ToList();
        for (var i = chance.Next(1, 5); i > 0; i--)
        {
            var at = chance.Next(bytes.Count);
            switch (chance.Next(4))
            {
                case 0: bytes[at] = (byte)chance.Next(256); break;
                case 1: bytes.RemoveRange(at, Math.Min(chance.Next(1, 30), bytes.Count - at)); break;
                case 2: bytes.Insert(at, (byte)"\"{}[],:\\0\n"[chance.Next(10)]); break;
                default: bytes.InsertRange(at, [.. bytes.Skip(chance.Next(bytes.Count)).Take(chance.Next(60))]); break;
            }
        }

        AssertSound(PlanReader.Read(bytes.ToArray(), new PlanReadOptions { Lenient = chance.Next(2) == 0, FileExists = _ => true }));
    });

    [Fact]
    public void Read_AnyValueReplaced_PointsAtTheValue()
    {
        var pointed = 0;

        Properties.HoldForSeeds(500, chance => pointed += ReplaceOneValue(chance));

        Assert.True(pointed > 200, $"only {pointed} of 500 replacements were noticed at their place");
    }

    private static int ReplaceOneValue(Random chance)
    {
        const string Odd = "\"@odd@\"";
        var plan = JsonNode.Parse(Fine)!;
        var replaced = Leaves(plan).ToList()[chance.Next(Leaves(plan).Count())];
        var path = replaced.GetPath();
        replaced.ReplaceWith("@odd@");
        var text = Scattered(plan, chance);

        var reading = TestPlans.Read(text);

        AssertSound(reading);
        var there = reading.Problems.Where(problem => problem.Path == path).ToList();
        foreach (var problem in there)
        {
            var line = text.ReplaceLineEndings("\n").Split('\n')[problem.Line - 1];
            Assert.StartsWith(Odd, line[(problem.Column - 1)..], StringComparison.Ordinal);
            Assert.Equal("@odd@", problem.Value);
        }

        return there.Count;
    }

    private static IEnumerable<JsonNode> Leaves(JsonNode node) => node switch
    {
        JsonObject members => members.SelectMany(member => Leaves(member.Value!)),
        JsonArray items => items.SelectMany(item => Leaves(item!)),
        _ => [node],
    };

    /// <summary>The same JSON with blanks and line ends of all kinds between its tokens.</summary>
    private static string Scattered(JsonNode node, Random chance)
    {
        string[] blanks = ["", " ", "\n", "\r\n", "\t", "\n\n  "];
        string Blank() => chance.GetItems(blanks, 1)[0];
        return node switch
        {
            JsonObject members => $"{{{string.Join(',', members.Select(member => $"{Blank()}{JsonSerializer.Serialize(member.Key)}{Blank()}:{Blank()}{Scattered(member.Value!, chance)}{Blank()}"))}}}",
            JsonArray items => $"[{string.Join(',', items.Select(item => Blank() + Scattered(item!, chance) + Blank()))}]",
            _ => node.ToJsonString(),
        };
    }

    private static void AssertSound(PlanReading reading)
    {
        Assert.Equal(reading.Plan is null, reading.Problems.Any(problem => problem.Severity == PlanSeverity.Error));
        Assert.Equal(reading.Plan is not null, reading.IsValid);
        Assert.All(reading.Problems, problem =>
        {
            Assert.True(problem is { Line: >= 1, Column: >= 1 });
            Assert.StartsWith("$", problem.Path, StringComparison.Ordinal);
            Assert.DoesNotContain(problem.ToString(), char.IsControl);
        });
        if (reading.Plan is not null) PlanGraph.Of(reading.Plan);
    }
}
