using AetherFlow.Models.Calling;
using AetherFlow.Models.Tests.Support;
using AetherFlow.Simulator.Scripts;

namespace AetherFlow.Models.Tests.Simulating;

/// <summary>The same question has the same name in whatever format it is asked.</summary>
public sealed class RequestNameTests
{
    [Fact]
    public async Task Hash_SameContentInAllFormats_TheOneThatRunsRecord()
    {
        await using var simulated = await Simulated.StartAsync(Script.Always("hi"));
        foreach (var format in WireCall.Formats) await WireCall.PostAsync(simulated.Server, format, stream: true);

        var wanted = RequestHash.Of("m", [("system", "Be brief."), ("user", "Say hi.")], 50, null).Value;

        Assert.Equal([wanted, wanted, wanted], simulated.Server.Requests.Select(r => r.Asked?.Hash));
        Assert.Equal(WireCall.Formats, simulated.Server.Requests.Select(r => r.Asked?.Format));
    }

    [Fact]
    public async Task Hash_EarlierAnswersAndTemperature_SameInAllFormats()
    {
        await using var simulated = await Simulated.StartAsync(Script.Always("hi"));
        string[] bodies =
        [
            """{"model":"m","temperature":0.7,"max_tokens":9,"messages":[{"role":"system","content":"é"},{"role":"system","content":"b"},{"role":"user","content":[{"type":"text","text":"1"},{"type":"text","text":"2"}]},{"role":"assistant","content":"3"},{"role":"user","content":"4"}]}""",
            """{"model":"m","temperature":0.7,"max_tokens":9,"system":[{"type":"text","text":"é"},{"type":"text","text":"b"}],"messages":[{"role":"user","content":[{"type":"text","text":"1"},{"type":"text","text":"2"}]},{"role":"assistant","content":"3"},{"role":"user","content":"4"}]}""",
            """{"generation_config":{"temperature":0.7,"max_output_tokens":9},"system_instruction":{"parts":[{"text":"é"},{"text":"b"}]},"contents":[{"role":"user","parts":[{"text":"1"},{"text":"2"}]},{"role":"model","parts":[{"text":"a thought","thought":true},{"text":"3"}]},{"parts":[{"text":"4"}]}]}""",
        ];

        for (var i = 0; i < bodies.Length; i++) await WireCall.PostAsync(simulated.Server, WireCall.Formats[i], stream: false, bodies[i]);

        var wanted = RequestHash.Of("m", [("system", "é"), ("system", "b"), ("user", "12"), ("assistant", "3"), ("user", "4")], 9, 0.7f).Value;
        Assert.Equal([wanted, wanted, wanted], simulated.Server.Requests.Select(r => r.Asked?.Hash));
    }
}
