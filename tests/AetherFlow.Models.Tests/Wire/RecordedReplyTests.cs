using AetherFlow.Models.Tests.Support;

namespace AetherFlow.Models.Tests.Wire;

/// <summary>Replies as vendors really sent them.</summary>
public sealed class RecordedReplyTests
{
    [Fact]
    public async Task Ask_EveryRecordedReply_AsRecorded()
    {
        var replies = RecordedReply.LoadAll();

        Assert.True(replies.Count >= 13, $"Only {replies.Count} recordings were found.");
        Assert.Equal(["anthropic", "gemini", "openai"], replies.Select(r => r.Kind).Distinct().Order(StringComparer.Ordinal));
        Assert.True(replies.Count(r => r.Reading().Calls.Length > 0) >= 5);
        foreach (var reply in replies) await CheckAsync(reply);
    }

    [Fact]
    public async Task Ask_EveryRecordedMessageOfGemini_AsRecorded()
    {
        var replies = RecordedReply.LoadGemini();

        Assert.True(replies.Count >= 200, $"Only {replies.Count} recordings were found.");
        foreach (var reply in replies) await CheckAsync(reply);
    }

    [Fact]
    public async Task Ask_EveryRecordedReplyInPiecesOfAnySize_Same()
    {
        foreach (var reply in RecordedReply.LoadAll())
        {
            foreach (var size in (int[])[1, 2, 3, 7, 64, 1000])
            {
                var asked = await Asked.OfBytesAsync(reply.Body, reply.ContentType, reply.IsStream, size, reply.Kind);

                Assert.Equal((reply.Name, size, reply.Reading().Text, reply.Reading().Calls), (reply.Name, size, asked.Text, asked.Calls));
            }
        }
    }

    [Fact]
    public async Task Ask_RecordedReplyCut_WhatCameOrProblem()
    {
        // Long recordings are cut at some bytes only: the same events come again and again.
        foreach (var reply in RecordedReply.LoadAll()) await CheckCutsAsync(reply, reply.Body.Length switch { > 4000 => 29, > 2000 => 7, _ => 1 });
    }

    [Fact]
    public async Task Ask_RecordedMessagesOfGeminiCut_WhatCameOrProblem()
    {
        foreach (var reply in RecordedReply.LoadGemini()) await CheckCutsAsync(reply, 41);
    }

    private static async Task CheckAsync(RecordedReply reply)
    {
        var asked = await Asked.OfBytesAsync(reply.Body, reply.ContentType, reply.IsStream, kind: reply.Kind);

        Assert.True(asked.Problem is null, $"{reply.Name}: {asked.Problem}");
        var wanted = reply.Reading();
        Assert.Equal((reply.Name, wanted.Text, wanted.Finish, wanted.Calls), (reply.Name, asked.Text, asked.FinishReason, asked.Calls));
        Assert.Equal(
            (reply.Name, wanted.Input, wanted.Cached, wanted.Output),
            (reply.Name, asked.Usage?.InputTokenCount ?? 0, asked.Usage?.CachedInputTokenCount ?? 0, asked.Usage?.OutputTokenCount ?? 0));
    }

    private static async Task CheckCutsAsync(RecordedReply reply, int step)
    {
        for (var length = 0; length < reply.Body.Length; length += step)
        {
            // Whether a carriage return alone ends a line shows only after it.
            if (length > 0 && reply.Body[length - 1] == '\r') continue;
            var asked = await Asked.OfBytesAsync(reply.Body[..length], reply.ContentType, reply.IsStream, kind: reply.Kind);
            var came = reply.Reading(length);
            if (came.IsWhole) Assert.Equal((reply.Name, length, came.Text, came.Calls, null), (reply.Name, length, asked.Text, asked.Calls, asked.Problem));
            else Assert.True(asked.Problem?.Kind is "cut" or "malformed", $"{reply.Name} cut at {length} brought '{asked.Text}' ({asked.FinishReason}).");
        }
    }
}
