using System.Text;
using AetherFlow.Simulator.Scripts;

namespace AetherFlow.Models.Tests.Simulating;

public sealed class ScriptTests
{
    [Fact]
    public void Parse_EveryField_Read()
    {
        var reading = Script.Parse(
            """
            { "entries": [
              { "match": { "contains": ["step_1"], "request": "ab", "model": "m", "stream": true },
                "reply_file": "replies/one.md", "reasoning": "hm", "finish_reason": "length",
                "usage": { "prompt": 10, "completion": 20, "cached": 5 }, "delay_ms": 30, "chunk": 7, "times": 0 },
              { "fault": { "kind": "status", "status": 429, "headers": { "Retry-After": "2" }, "body": "{}" } },
              { "reply": "x", "fault": { "kind": "slow_bytes", "after_bytes": 9, "pause_ms": 40 } }
            ] }
            """u8.ToArray(),
            path => path == "replies/one.md" ? "one" : null);

        Assert.Empty(reading.Errors);
        var first = reading.Script!.Entries[0];
        Assert.Equal(("one", "hm", "length", 30.0, 7, 0), (first.Reply, first.Reasoning, first.FinishReason, first.Delay.TotalMilliseconds, first.Chunk, first.Times));
        Assert.Equal(new ReportedUsage(10, 20, 5), first.Usage);
        Assert.Equal(("ab", "m", true), (first.Match.Request, first.Match.Model, first.Match.Stream));
        Assert.Equal((FaultKind.Status, 429, "2"), (reading.Script.Entries[1].Fault!.Kind, reading.Script.Entries[1].Fault!.Status, reading.Script.Entries[1].Fault!.Headers["Retry-After"]));
        Assert.Equal((FaultKind.SlowBytes, 9, 40.0), (reading.Script.Entries[2].Fault!.Kind, reading.Script.Entries[2].Fault!.AfterBytes, reading.Script.Entries[2].Fault!.Pause.TotalMilliseconds));
    }

    [Fact]
    public void Parse_ManyMistakes_AllToldWithTheirPaths()
    {
        var errors = Read("""
            [ 7,
              { },
              { "reply": "x", "repyl": 1 },
              { "reply": 5 },
              { "reply_file": "gone.md" },
              { "reply": "x", "reply_file": "y", "times": -1, "chunk": 0, "delay_ms": -5 },
              { "reply": "x", "fault": { "kind": "flood", "status": 99 } } ]
            """).Errors;

        string[] wanted =
        [
            "entries[0] is no JSON object", "entries[1] has neither", "entries[2]", "entries[3].reply", "entries[4].reply_file: 'gone.md'",
            "entries[5] has both", "entries[5].times is -1", "entries[5].chunk is 0", "entries[5].delay_ms is -5", "entries[6].fault.kind is 'flood'", "entries[6].fault.status is 99",
        ];
        Assert.All(wanted, text => Assert.Contains(errors, e => e.StartsWith(text, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("7")]
    public void Parse_NoScript_OneError(string json) => Assert.Single(Read(json).Errors);

    private static ScriptReading Read(string json) => Script.Parse(Encoding.UTF8.GetBytes(json), _ => null);
}
