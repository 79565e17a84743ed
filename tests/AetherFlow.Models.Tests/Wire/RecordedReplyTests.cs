using System.Text;
using AetherFlow.Models.Tests.Support;

namespace AetherFlow.Models.Tests.Wire;

/// <summary>Replies as OpenAI, Groq and DeepSeek really sent them.</summary>
public sealed class RecordedReplyTests
{
    [Fact]
    public async Task Ask_EveryRecordedReply_TextFinishAndUsageAsRecorded()
    {
        var replies = RecordedReply.LoadAll();

        Assert.True(replies.Count >= 10, $"Only {replies.Count} recordings were found.");
        foreach (var reply in replies)
        {
            var asked = await Asked.OfBytesAsync(reply.Body, reply.ContentType, reply.IsStream);

            Assert.True(asked.Problem is null, $"{reply.Name}: {asked.Problem}");
            var (text, finish, input, output) = reply.Expected();
            Assert.Equal((reply.Name, text, finish, input, output), (reply.Name, asked.Text, asked.FinishReason, asked.Usage!.InputTokenCount, asked.Usage.OutputTokenCount));
        }
    }

    [Fact]
    public async Task Ask_EveryRecordedReplyInPiecesOfAnySize_SameText()
    {
        foreach (var reply in RecordedReply.LoadAll())
        {
            foreach (var size in (int[])[1, 2, 3, 7, 64, 1000])
            {
                var asked = await Asked.OfBytesAsync(reply.Body, reply.ContentType, reply.IsStream, size);

                Assert.Equal((reply.Name, size, reply.Expected().Text), (reply.Name, size, asked.Text));
            }
        }
    }

    [Fact]
    public async Task Ask_RecordedReplyCutAtEveryByte_WholeReplyOrProblem()
    {
        foreach (var reply in RecordedReply.LoadAll())
        {
            // Long recordings are cut at every seventh byte: the same events come again and again.
            var step = reply.Body.Length > 4000 ? 7 : 1;
            for (var length = 0; length < reply.Body.Length; length += step)
            {
                var asked = await Asked.OfBytesAsync(reply.Body[..length], reply.ContentType, reply.IsStream);
                CheckCut(reply, length, asked);
            }
        }
    }

    private static void CheckCut(RecordedReply reply, int length, Asked asked)
    {
        var body = Encoding.UTF8.GetString(reply.Body);
        var finish = body.IndexOf($"\"finish_reason\":\"{reply.Expected().Finish}\"", StringComparison.Ordinal);
        var finished = reply.IsStream ? Encoding.UTF8.GetByteCount(body[..finish]) : body.TrimEnd().Length;
        if (length >= finished && asked.Problem is null) Assert.Equal((reply.Name, length, reply.Expected().Text), (reply.Name, length, asked.Text));
        else Assert.True(asked.Problem?.Kind is "cut" or "malformed", $"{reply.Name} cut at {length} brought '{asked.Text}' ({asked.FinishReason}).");
        var end = reply.IsStream ? Encoding.UTF8.GetByteCount(body[..(body.IndexOf("\n\n", finish, StringComparison.Ordinal) + 2)]) : int.MaxValue;
        if (length >= end) Assert.True(asked.Problem is null, $"{reply.Name} was whole after {end} bytes, but at {length}: {asked.Problem}");
    }
}
