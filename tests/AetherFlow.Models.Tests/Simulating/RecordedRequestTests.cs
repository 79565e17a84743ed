using System.Text.Json;
using AetherFlow.Models.Tests.Support;
using AetherFlow.Simulator.Scripts;

namespace AetherFlow.Models.Tests.Simulating;

/// <summary>What real vendors took is taken, and what they sent has every field that the simulator sends.</summary>
public sealed class RecordedRequestTests
{
    [Theory]
    [InlineData("openai", 3)]
    [InlineData("groq", 3)]
    [InlineData("anthropic", 3)]
    [InlineData("gemini", 3)]
    public async Task Ask_RecordedRequests_Taken(string vendor, int atLeast)
    {
        var exchanges = Exchanges(vendor).Where(e => e.GetProperty("request").TryGetProperty("body", out _)).ToList();
        await using var simulated = await Simulated.StartAsync(Script.Always("hi"));

        foreach (var request in exchanges.Select(e => e.GetProperty("request")))
        {
            var address = new Uri(request.GetProperty("url").GetString()!);
            var format = vendor == "groq" ? "openai" : vendor;
            var answer = await WireCall.PostAsync(simulated.Server, format, stream: false, request.GetProperty("body").GetRawText(), path: address.PathAndQuery.TrimStart('/'));

            Assert.True(answer.Status == 200, answer.Body);
        }

        Assert.InRange(exchanges.Count, atLeast, int.MaxValue);
        Assert.All(simulated.Server.Requests, r => Assert.Equal(("system", "user"), (r.Asked!.Messages[0].Role, r.Asked.Messages[1].Role)));
    }

    [Theory]
    [InlineData("gemini", true)]
    [InlineData("gemini", false)]
    [InlineData("anthropic", true)]
    [InlineData("anthropic", false)]
    [InlineData("openai", true)]
    [InlineData("openai", false)]
    public async Task Answer_EveryField_IsOneThatTheVendorSent(string format, bool stream)
    {
        var known = KnownFields(format);
        await using var simulated = await Simulated.StartAsync(new ScriptEntry
        {
            Reply = "Olá!",
            Reasoning = format == "gemini" ? "hm" : null,
            ToolCalls = [new ScriptedCall("weather", """{"location":"Florence"}""")],
            Usage = new ReportedUsage(100, 20, 60, format == "gemini" ? 5 : 0),
        });

        var answer = await WireCall.PostAsync(simulated.Server, format, stream);

        var sent = new HashSet<string>(StringComparer.Ordinal);
        foreach (var json in stream ? WireCall.Events(answer.Body) : [WireCall.Json(answer.Body)]) Collect(json, "", sent);
        Assert.All(sent, field => Assert.Contains(field, known));
        Assert.InRange(sent.Count, 12, int.MaxValue);
    }

    private static IEnumerable<JsonElement> Exchanges(string vendor) =>
        Directory.EnumerateFiles(SharedData.Require("wire"), $"{vendor}.*.json").Order(StringComparer.Ordinal)
            .SelectMany(file => WireCall.Json(File.ReadAllText(file)).EnumerateArray().ToList());

    /// <summary>Path and type of each field in the vendor's recorded answers; a stream's and a whole one's together.</summary>
    private static HashSet<string> KnownFields(string format)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        string[] vendors = format == "openai" ? ["openai", "groq", "deepseek"] : [format];
        foreach (var response in vendors.SelectMany(Exchanges).Select(e => e.GetProperty("response")))
        {
            var body = response.GetProperty("body").GetString()!;
            foreach (var json in body.TrimStart().StartsWith('{') ? [WireCall.Json(body)] : WireCall.Events(body)) Collect(json, "", known);
        }

        // A block that begins in a stream is what a whole message holds.
        known.UnionWith([.. known.Where(field => field.StartsWith(".content_block", StringComparison.Ordinal)).Select(field => field.Replace(".content_block", ".content[]", StringComparison.Ordinal))]);
        if (format != "gemini") return known;
        foreach (var line in Directory.EnumerateFiles(SharedData.Require("gemini-responses"), "*.responses").SelectMany(File.ReadLines).Where(l => l.StartsWith('{')))
        {
            var response = WireCall.Json(line).GetProperty("response");
            foreach (var json in response.ValueKind == JsonValueKind.Array ? response.EnumerateArray().ToList() : [response]) Collect(json, "", known);
        }

        return known;
    }

    private static void Collect(JsonElement json, string path, HashSet<string> fields)
    {
        switch (json.ValueKind)
        {
            // Arguments are the model's, not the vendor's.
            case JsonValueKind.Object when path.EndsWith(".args", StringComparison.Ordinal) || path.EndsWith(".input", StringComparison.Ordinal):
                fields.Add($"{path}: object");
                break;
            case JsonValueKind.Object:
                foreach (var field in json.EnumerateObject()) Collect(field.Value, $"{path}.{field.Name}", fields);
                break;
            case JsonValueKind.Array:
                foreach (var item in json.EnumerateArray()) Collect(item, $"{path}[]", fields);
                break;
            default:
                fields.Add($"{path}: {(json.ValueKind == JsonValueKind.False ? JsonValueKind.True : json.ValueKind)}");
                break;
        }
    }
}
