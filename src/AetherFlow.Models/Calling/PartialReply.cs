using System.Text;
using AetherFlow.Models.Wire;
using AetherFlow.Runs;
using Microsoft.Extensions.AI;

namespace AetherFlow.Models.Calling;

/// <summary>What has come of a reply so far.</summary>
internal sealed class PartialReply
{
    private readonly StringBuilder _text = new();

    public string? FinishReason { get; private set; }

    public Usage? Usage { get; private set; }

    public bool IsEmpty => _text.Length == 0;

    /// <summary>Halves of surrogate pairs that never met would break every encoder after this.</summary>
    public string Text => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(_text.ToString()));

    public void Add(ChatResponseUpdate update)
    {
        _text.Append(update.Text);
        Finish(update.FinishReason, update.Contents.OfType<UsageContent>().LastOrDefault()?.Details);
    }

    public void Add(ChatResponse response)
    {
        _text.Append(response.Text);
        Finish(response.FinishReason, response.Usage);
    }

    private void Finish(ChatFinishReason? reason, UsageDetails? usage)
    {
        FinishReason = reason?.Value ?? FinishReason;
        if (usage is null) return;
        Usage = new Usage
        {
            Input = usage.InputTokenCount ?? 0,
            CachedInput = usage.CachedInputTokenCount ?? 0,
            CacheWritten = usage.AdditionalCounts?.GetValueOrDefault(UsageReport.CacheWrittenKey) ?? 0,
            Output = usage.OutputTokenCount ?? 0,
            Reasoning = usage.ReasoningTokenCount ?? 0,
        };
    }
}
