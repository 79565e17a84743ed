using System.Text;
using AetherFlow.Models.Catalogues;
using AetherFlow.Models.Tests.Support;
using AetherFlow.Models.Tests.Wire.Vendors;
using FsCheck;
using FsCheck.Fluent;

namespace AetherFlow.Models.Tests.Wire;

/// <summary>Streams of every kind of vendor, cut, split and disturbed: never half a reply for a whole one.</summary>
public sealed class StreamComplianceTests
{
    private const string Sse = "text/event-stream";

    [Theory]
    [MemberData(nameof(Vendor.Kinds), MemberType = typeof(Vendor))]
    public async Task Ask_CutAtEveryByte_WhatCameOrProblem(string kind)
    {
        foreach (var stream in Streams(kind))
        {
            var reply = new RecordedReply(kind, kind, Sse, Vendor.Sse(stream));
            for (var length = 0; length <= reply.Body.Length; length++)
            {
                var asked = await Asked.OfBytesAsync(reply.Body[..length], Sse, stream: true, kind: kind);
                var came = reply.Reading(length);
                if (came.IsWhole) Assert.Equal((length, came.Text, came.Calls, came.Finish, null), (length, asked.Text, asked.Calls, asked.FinishReason, asked.Problem));
                else Assert.True(asked.Problem?.Kind is "cut" or "malformed", $"{kind} cut at {length} brought '{asked.Text}' ({asked.FinishReason}).");
            }

            Assert.True(reply.Reading().IsWhole);
        }
    }

    [Theory]
    [MemberData(nameof(Vendor.Kinds), MemberType = typeof(Vendor))]
    public async Task Ask_WholeReplyCutAtEveryByte_Problem(string kind)
    {
        var vendor = Vendor.Of(kind);
        foreach (var body in ((string[])[vendor.WholeText(vendor.Ends[0], "Café 🙂"), vendor.WholeCalls()]).Select(Encoding.UTF8.GetBytes))
        {
            for (var length = 0; length < body.Length; length++)
            {
                var asked = await Asked.OfBytesAsync(body[..length], "application/json", stream: false, kind: kind);

                Assert.True(asked.Problem?.Kind == "malformed", $"{kind} cut at {length} brought '{asked.Text}' and {asked.Problem}.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Vendor.Kinds), MemberType = typeof(Vendor))]
    public async Task Ask_SplitAtEveryByte_Same(string kind)
    {
        foreach (var stream in Streams(kind))
        {
            var wanted = IndependentReading.Of(kind, stream.Where(m => m[0] == '{'));
            var body = Vendor.Sse(stream);
            for (var place = 0; place < body.Length; place++)
                CheckSame(wanted, await Asked.OfHandlerAsync(new CannedHandler(body, Sse) { SplitAt = place }, stream: true, kind));
            CheckSame(wanted, await Asked.OfBytesAsync(body, Sse, stream: true, pieceSize: 1, kind));
        }
    }

    [Theory]
    [MemberData(nameof(Vendor.Kinds), MemberType = typeof(Vendor))]
    public async Task Ask_OddButWholeStream_Same(string kind)
    {
        foreach (var stream in Streams(kind))
        {
            var wanted = IndependentReading.Of(kind, stream.Where(m => m[0] == '{'));
            byte[][] bodies =
            [
                Vendor.Sse(stream, before: "data:"),
                Vendor.Sse(stream, lineEnd: "\r\n"),
                Vendor.Sse(stream, lineEnd: "\r"),
                Vendor.Sse(stream, between: ": keep-alive\n\n"),
                Vendor.Sse(stream, between: ":\n\n\n\n"),
                Vendor.Sse(stream, between: "data:\n\n"),
                Vendor.Sse(stream, before: "event: message\nid: 7\nretry: 10\ndata: "),
                Vendor.Sse(stream.Where(m => m != "[DONE]" && !m.Contains("message_stop", StringComparison.Ordinal))),
                [0xEF, 0xBB, 0xBF, .. Vendor.Sse(stream)],
                [(byte)'\n', (byte)'\n', .. Vendor.Sse(stream)],
            ];
            foreach (var body in bodies)
            {
                CheckSame(wanted, await Asked.OfBytesAsync(body, Sse, stream: true, kind: kind));
                CheckSame(wanted, await Asked.OfBytesAsync(body, "text/plain", stream: false, kind: kind));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Vendor.Kinds), MemberType = typeof(Vendor))]
    public async Task Ask_WholeReplyWhereAStreamWasAsked_Read(string kind)
    {
        var vendor = Vendor.Of(kind);
        var body = vendor.WholeText(vendor.Ends[0], "hi");

        foreach (var text in (string[])[body, $" \n{body}\n", $"[{body}]"])
            Assert.Equal("hi", (await Asked.OfBytesAsync(Encoding.UTF8.GetBytes(text), "text/html", stream: true, kind: kind)).Text);
    }

    [Theory]
    [MemberData(nameof(Vendor.Kinds), MemberType = typeof(Vendor))]
    public async Task Ask_NoReplyAtAll_MalformedOrCut(string kind)
    {
        var vendor = Vendor.Of(kind);
        var half = Encoding.UTF8.GetString(Vendor.Sse([vendor.Text(vendor.Ends[0], "hi")[0]]));
        foreach (var (body, wanted, retryable) in ((string, string, bool)[])
        [
            ("", "malformed", true), ("\n \n", "malformed", true), ("Service unavailable", "malformed", true),
            ("<!DOCTYPE html><html><body>Log in</body></html>", "malformed", false),
            ("{}", "cut", true), ("[]", "cut", true), ("[1]", "malformed", true), ("data: 7\n\n", "malformed", true),
            ("data: [DONE]\n\n", "cut", true), (half, "cut", true), (half + "data: [DONE]\n\n", "cut", true),
            (half + "data: <html>\n\n", "malformed", true), (half + "data: {\"candidates\n\n", "malformed", true),
        ])
        {
            foreach (var stream in (bool[])[true, false])
            {
                var problem = (await Asked.OfBytesAsync(Encoding.UTF8.GetBytes(body), Sse, stream, kind: kind)).Problem;

                Assert.Equal((body, wanted, retryable), (body, problem?.Kind, problem?.Retryable));
            }
        }
    }

    [Fact]
    public void Ask_AnyBytesOverAStream_ReplyOrProblem()
    {
        Prop.ForAll(Gen.Elements(Provider.Kinds.AsEnumerable()).ToArbitrary(), ArbMap.Default.ArbFor<byte[]>(), Gen.Choose(0, 1500).ToArbitrary(), (kind, bytes, place) =>
        {
            foreach (var stream in Streams(kind))
            {
                var body = Vendor.Sse(stream);
                bytes.AsSpan(0, Math.Min(bytes.Length, body.Length)).CopyTo(body.AsSpan(place % (body.Length - Math.Min(bytes.Length, body.Length) + 1)));

                CheckEnds(Asked.OfBytesAsync(body, Sse, stream: true, kind: kind).GetAwaiter().GetResult());
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public async Task Ask_AnyJson_ReplyOrProblem()
    {
        string[] values = ["null", "[]", "{}", "\"x\"", "-1", "1e99", "true", "[[]]", "[{}]", "[null]", "\"\\ud800\"", "{\"type\":7}", "[\"x\"]", "{\"\":{}}"];
        foreach (var kind in Provider.Kinds)
        {
            foreach (var message in Streams(kind).SelectMany(s => s).Where(m => m[0] == '{'))
            {
                foreach (var odd in values)
                {
                    foreach (var changed in Changed(message, odd))
                    {
                        CheckEnds(await Asked.OfBytesAsync(Vendor.Sse([changed]), Sse, stream: true, kind: kind));
                    }
                }
            }
        }
    }

    /// <summary>The message with one value after the other replaced by something odd.</summary>
    private static IEnumerable<string> Changed(string message, string odd)
    {
        for (var colon = message.IndexOf("\":", StringComparison.Ordinal); colon > 0; colon = message.IndexOf("\":", colon + 1, StringComparison.Ordinal))
        {
            var start = colon + 2;
            var reader = new System.Text.Json.Utf8JsonReader(Encoding.UTF8.GetBytes(message[start..]), isFinalBlock: false, default);
            if (!reader.Read() || !reader.TrySkip()) continue;
            var length = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(message[start..])[..(int)reader.BytesConsumed]).Length;
            yield return string.Concat(message.AsSpan(0, start), odd, message.AsSpan(start + length));
        }
    }

    /// <summary>A reply that has ended, or a problem that may be on the bill.</summary>
    private static void CheckEnds(Asked asked)
    {
        if (asked.Problem is not { } problem) Assert.NotNull(asked.FinishReason);
        else Assert.True(problem is { Kind.Length: > 0, Message.Length: > 0, Charged: true }, problem.ToString());
    }

    private static void CheckSame(IndependentReading wanted, Asked asked) =>
        Assert.Equal((wanted.Text, wanted.Calls, wanted.Finish, wanted.Output, null), (asked.Text, asked.Calls, asked.FinishReason, asked.Usage?.OutputTokenCount ?? 0, asked.Problem));

    private static List<IReadOnlyList<string>> Streams(string kind)
    {
        var vendor = Vendor.Of(kind);
        return [vendor.Text(vendor.Ends[0], "Ca", "fé ", "🙂"), vendor.Calls()];
    }
}
