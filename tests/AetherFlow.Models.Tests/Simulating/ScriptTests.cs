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
              { "reply": "x", "fault": { "kind": "flood", "status": 99 } },
              { "reply": "x", "fault": { "kind": "reset", "after_bytes": -7, "pause_ms": -1 } },
              { "reply": "x", "match": { "contains": "x" } } ]
            """).Errors;

        string[] wanted =
        [
            "entries[0] is no JSON object", "entries[1] has neither", "entries[2].repyl is unknown.", "entries[3].reply is not what it should be", "entries[8].match.contains is not what it should be", "entries[4].reply_file: 'gone.md'",
            "entries[5] has both", "entries[5].times is -1", "entries[5].chunk is 0", "entries[5].delay_ms is -5", "entries[6].fault.kind is 'flood'", "entries[6].fault.status is 99",
            "entries[7].fault.after_bytes is -7", "entries[7].fault.pause_ms is -1",
        ];
        Assert.All(wanted, text => Assert.Contains(errors, e => e.StartsWith(text, StringComparison.Ordinal)));
        Assert.DoesNotContain(errors, e => e.Contains("System.", StringComparison.Ordinal) || e.Contains(".NET", StringComparison.Ordinal));
    }

    [Fact]
    public void Parse_ToolsAndVendorsErrors_Read()
    {
        var entries = Read("""
            [ { "match": { "tools": ["add"] }, "tool_calls": [ { "name": "add", "arguments": { "a": 1 }, "id": "c1" }, { "name": "now" } ],
                "usage": { "prompt": 9, "completion": 2, "cached": 4, "cache_written": 5 } },
              { "fault": { "kind": "status", "error": "context_overflow" } },
              { "reply": "x", "fault": { "kind": "split_utf8" } } ]
            """).Script!.Entries;

        Assert.Equal(["add"], entries[0].Match.Tools);
        Assert.Equal([new ScriptedCall("add", """{ "a": 1 }""", "c1"), new ScriptedCall("now", "{}")], entries[0].ToolCalls);
        Assert.Equal(new ReportedUsage(9, 2, 4, CacheWritten: 5), entries[0].Usage);
        Assert.Equal(VendorError.ContextOverflow, entries[1].Fault?.Error);
        Assert.Equal(FaultKind.SplitUtf8, entries[2].Fault?.Kind);
    }

    [Fact]
    public void Parse_MistakesInToolsAndErrors_AllTold()
    {
        var errors = Read("""
            [ { "tool_calls": [ { "arguments": 7 } ] },
              { "fault": { "kind": "status", "status": 500, "error": "bad_luck" } },
              { "reply": "x", "fault": { "kind": "cut", "error": "refusal" } },
              { "reply": "x", "usage": { "prompt": 1, "completion": 1, "cached": 2 } },
              { "tool_calls": [] } ]
            """).Errors;

        string[] wanted =
        [
            "entries[0].tool_calls[0].name is missing", "entries[0].tool_calls[0].arguments is no JSON object", "entries[1].fault has both status and error",
            "entries[1].fault.error is 'bad_luck'", "entries[2].fault.error is for the kind status", "entries[3].usage", "entries[4] has neither",
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
