using System.Globalization;
using System.Net.Sockets;
using System.Text;
using AetherFlow.Models.Tests.Support;
using AetherFlow.Simulator;
using AetherFlow.Simulator.Scripts;

namespace AetherFlow.Models.Tests.Simulating;

/// <summary>Faults as they go over the wire, and what is kept of them for the bill.</summary>
public sealed class FaultWireTests
{
    private const string Reply = "Olá 🙂, this is a reply of some length.";

    public static TheoryData<string, FaultKind, bool, bool, bool> Bills()
    {
        var rows = new TheoryData<string, FaultKind, bool, bool, bool>();
        foreach (var format in WireCall.Formats)
        {
            foreach (var stream in (bool[])[true, false])
            {
                foreach (var (kind, reported, billed) in Kinds) rows.Add(format, kind, stream, reported, billed);
            }
        }

        return rows;
    }

    private static (FaultKind Kind, bool Reported, bool Billed)[] Kinds =>
    [
        (FaultKind.Status, false, false), (FaultKind.Html, false, false), (FaultKind.WrongContentType, false, false),
        (FaultKind.Empty, false, true), (FaultKind.Cut, false, true), (FaultKind.ErrorInReply, false, true), (FaultKind.Malformed, false, true),
        (FaultKind.NoUsage, false, true), (FaultKind.NoDone, true, true), (FaultKind.JsonForStream, true, true), (FaultKind.SlowBytes, true, true),
        (FaultKind.UnknownFinish, true, true), (FaultKind.Refusal, true, true), (FaultKind.KeepAlives, true, true), (FaultKind.NoSpace, true, true),
        (FaultKind.SplitUtf8, true, true),
    ];

    [Theory]
    [MemberData(nameof(Bills))]
    public async Task Answer_Fault_ReportedAndBilledAsTheWireSays(string format, FaultKind kind, bool stream, bool reported, bool billed)
    {
        await using var server = await ServeAsync(new Fault { Kind = kind, AfterBytes = 20, Pause = TimeSpan.Zero });

        var answer = await WireCall.PostAsync(server, format, stream);

        var request = Assert.Single(server.Requests);
        Assert.Equal((reported, billed, kind), (request.Usage is not null, request.Billed is not null, request.Fault?.Kind));
        if (request.Usage is { } usage) Assert.Contains($":{usage.Completion}", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("openai", "cosmic_ray")]
    [InlineData("anthropic", "cosmic_ray")]
    [InlineData("gemini", "COSMIC_RAY")]
    public async Task Answer_UnknownFinish_WholeTextAndAWordOfNobody(string format, string word)
    {
        await using var server = await ServeAsync(new Fault { Kind = FaultKind.UnknownFinish });

        var answer = await WireCall.PostAsync(server, format, stream: false);

        Assert.Contains($"\"{word}\"", answer.Body, StringComparison.Ordinal);
        Assert.Contains(Reply, answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("openai", "content_filter")]
    [InlineData("anthropic", "refusal")]
    [InlineData("gemini", "SAFETY")]
    public async Task Answer_Refusal_VendorsWordAndHalfTheText(string format, string word)
    {
        await using var server = await ServeAsync(new Fault { Kind = FaultKind.Refusal });

        var answer = await WireCall.PostAsync(server, format, stream: true);

        Assert.Equal(200, answer.Status);
        Assert.Contains($"\"{word}\"", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("length", answer.Body, StringComparison.Ordinal);
        var said = IndependentReading.Of(format, WireCall.Events(answer.Body).Select(message => message.GetRawText())).Text;
        Assert.StartsWith(said, Reply, StringComparison.Ordinal);
        Assert.InRange(said.Length, 1, Reply.Length - 1);
    }

    [Theory]
    [InlineData("openai", ": OPENROUTER PROCESSING")]
    [InlineData("anthropic", "event: ping")]
    [InlineData("gemini", ": keep-alive")]
    public async Task Answer_KeepAlives_BetweenFrames(string format, string line)
    {
        await using var server = await ServeAsync(new Fault { Kind = FaultKind.KeepAlives });

        var lines = (await WireCall.PostAsync(server, format, stream: true)).Body.Split('\n').Select(l => l.TrimEnd()).ToList();

        Assert.InRange(lines.Count(l => l == line), 5, int.MaxValue);
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    [InlineData("gemini")]
    public async Task Answer_NoSpace_DataWithoutBlank(string format)
    {
        await using var server = await ServeAsync(new Fault { Kind = FaultKind.NoSpace });

        var body = (await WireCall.PostAsync(server, format, stream: true)).Body;

        Assert.DoesNotContain("data: ", body, StringComparison.Ordinal);
        Assert.Contains("data:{", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    [InlineData("gemini")]
    public async Task Answer_SplitUtf8_SomeWritesEndInsideACharacter(string format)
    {
        await using var server = await ServeAsync(new Fault { Kind = FaultKind.SplitUtf8 });
        var request = WireCall.Valid(format, stream: true);
        using var socket = new TcpClient();
        await socket.ConnectAsync(server.BaseAddress.Host, server.BaseAddress.Port);
        await socket.GetStream().WriteAsync(Encoding.UTF8.GetBytes(
            $"POST /{WireCall.Path(format, stream: true)} HTTP/1.1\r\nHost: h\r\nConnection: close\r\nanthropic-version: 2023-06-01\r\nAuthorization: Bearer k\r\n"
            + $"x-goog-api-key: k\r\nContent-Length: {Encoding.UTF8.GetByteCount(request)}\r\n\r\n{request}"));
        using var received = new MemoryStream();
        await socket.GetStream().CopyToAsync(received);

        // Each write is a chunk of its own, however the network puts them together.
        var chunks = Chunks(received.ToArray());

        Assert.Contains(chunks, chunk => chunk[^1] >= 0xC0);
        Assert.DoesNotContain('\uFFFD', Encoding.UTF8.GetString([.. chunks.SelectMany(chunk => chunk)]));
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("anthropic")]
    [InlineData("gemini")]
    public async Task Answer_StallBeforeTheFirstByte_NotEvenHeaders(string format)
    {
        await using var server = await ServeAsync(new Fault { Kind = FaultKind.Stall, AfterBytes = 0 });
        using var http = new HttpClient();
        var asking = WireCall.SendAsync(http, server, format, stream: true);
        await Patience.UntilAskedAsync(server);

        // The same server answers others meanwhile; its silence here is no slowness.
        for (var i = 0; i < 3; i++) await http.GetAsync(new Uri(server.BaseAddress, "v1/models"));

        Assert.False(asking.IsCompleted);
        Assert.Null(server.Requests[0].Usage);
        http.CancelPendingRequests();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }

    [Fact]
    public async Task Answer_CutAtEveryByte_UsageIsReportedOnlyOnceItsFrameIsOut()
    {
        foreach (var format in WireCall.Formats)
        {
            await using var whole = await ServeAsync(new Fault { Kind = FaultKind.NoDone });
            var body = Encoding.UTF8.GetBytes((await WireCall.PostAsync(whole, format, stream: true)).Body);
            var usage = whole.Requests[0].Usage!;
            await using var server = await SimulatorServer.StartAsync(
                new Script([.. Enumerable.Range(0, body.Length + 1).Where(i => i % 7 == 0 || i == body.Length).Select(i => new ScriptEntry { Reply = Reply, Usage = usage, Chunk = 5, Fault = new Fault { Kind = FaultKind.Cut, AfterBytes = i } })]),
                new SimulatorOptions { Time = TimeProvider.System },
                CancellationToken.None);

            for (var i = 0; i <= body.Length; i++)
            {
                if (i % 7 != 0 && i != body.Length) continue;
                var answer = await WireCall.PostAsync(server, format, stream: true);
                var isOut = answer.Body.TrimEnd('\n', '\r').Length < answer.Body.Length && Ends(format, answer.Body);
                Assert.Equal((format, i, isOut), (format, i, server.Requests[^1].Usage is not null));
            }
        }
    }

    [Fact]
    public async Task Answer_GeminiWithoutEvents_AJsonList()
    {
        await using var server = await SimulatorServer.StartAsync(new Script([new ScriptEntry { Reply = Reply, Chunk = 5 }]), new SimulatorOptions { Time = TimeProvider.System }, CancellationToken.None);

        var answer = await WireCall.PostAsync(server, "gemini", stream: true, path: "v1beta/models/m:streamGenerateContent");

        Assert.Equal("application/json", answer.Type);
        var parts = WireCall.Json(answer.Body).EnumerateArray().Select(r => r.GetProperty("candidates")[0].GetProperty("content").GetProperty("parts")[0].GetProperty("text").GetString());
        Assert.Equal(Reply, string.Concat(parts));
        Assert.NotNull(server.Requests[0].Usage);
    }

    [Fact]
    public async Task Answer_CacheMarks_WrittenFirstAndReadThen()
    {
        await using var server = await SimulatorServer.StartAsync(Script.Always("hi"), new SimulatorOptions { Time = TimeProvider.System, PrefixCache = true }, CancellationToken.None);
        var text = new string('x', 2000);
        var marked = $$$"""{"model":"m","max_tokens":5,"system":[{"type":"text","text":"{{{text}}}","cache_control":{"type":"ephemeral"}}],"messages":[{"role":"user","content":"y"}]}""";

        var first = await WireCall.PostAsync(server, "anthropic", stream: false, marked);
        var second = await WireCall.PostAsync(server, "anthropic", stream: false, marked);
        await WireCall.PostAsync(server, "anthropic", stream: false, marked.Replace(""","cache_control":{"type":"ephemeral"}""", "", StringComparison.Ordinal));

        Assert.Equal([(0, 448), (448, 0), (0, 0)], server.Requests.Select(r => ((int)r.Usage!.Cached, (int)r.Usage.CacheWritten)));
        var (written, read) = (WireCall.Json(first.Body).GetProperty("usage"), WireCall.Json(second.Body).GetProperty("usage"));
        Assert.Equal((448, 448), (written.GetProperty("cache_creation_input_tokens").GetInt32(), read.GetProperty("cache_read_input_tokens").GetInt32()));
        Assert.Equal(server.Requests[0].Usage!.Prompt - 448, written.GetProperty("input_tokens").GetInt32());
    }

    [Fact]
    public async Task Answer_CacheMarkOnATool_WhatStandsBeforeItsEndIsCached()
    {
        await using var server = await SimulatorServer.StartAsync(Script.Always("hi"), new SimulatorOptions { Time = TimeProvider.System, PrefixCache = true }, CancellationToken.None);
        string Tool(string name, string mark) => $$$"""{"name":"{{{name}}}","description":"{{{new string('x', 2000)}}}","input_schema":{"type":"object"}{{{mark}}}}""";
        var first = Tool("a", ""","cache_control":{"type":"ephemeral"}""");
        var marked = $$$"""{"model":"m","max_tokens":5,"tools":[{{{first}}},{{{Tool("b", "")}}}],"messages":[{"role":"user","content":"y"}]}""";

        for (var i = 0; i < 2; i++) await WireCall.PostAsync(server, "anthropic", stream: false, marked);

        Assert.Equal([(0, 512), (512, 0)], server.Requests.Select(r => ((int)r.Usage!.Cached, (int)r.Usage.CacheWritten)));
    }

    private static List<byte[]> Chunks(byte[] response)
    {
        var chunks = new List<byte[]>();
        var rest = response.AsSpan()[(response.AsSpan().IndexOf("\r\n\r\n"u8) + 4)..];
        while (int.Parse(Encoding.ASCII.GetString(rest[..rest.IndexOf("\r\n"u8)]), NumberStyles.HexNumber, CultureInfo.InvariantCulture) is var length and > 0)
        {
            rest = rest[(rest.IndexOf("\r\n"u8) + 2)..];
            chunks.Add(rest[..length].ToArray());
            rest = rest[(length + 2)..];
        }

        return chunks;
    }

    /// <summary>Whether the frame that tells all tokens has arrived, blank line and all.</summary>
    private static bool Ends(string format, string body)
    {
        var mark = format switch { "openai" => "\"total_tokens\"", "anthropic" => "event: message_delta", _ => "finishReason" };
        var place = body.IndexOf(mark, StringComparison.Ordinal);
        return place >= 0 && body.IndexOf(format == "gemini" ? "\r\n\r\n" : "\n\n", place, StringComparison.Ordinal) >= 0;
    }

    private static Task<SimulatorServer> ServeAsync(Fault fault) => SimulatorServer.StartAsync(
        new Script([new ScriptEntry { Reply = Reply, Chunk = 5, Usage = new ReportedUsage(1234, 567), Fault = fault, Times = 0 }]),
        new SimulatorOptions { Time = TimeProvider.System },
        CancellationToken.None);
}
