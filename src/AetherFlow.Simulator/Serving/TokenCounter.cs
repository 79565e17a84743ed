using System.Text;
using AetherFlow.Simulator.Scripts;

namespace AetherFlow.Simulator.Serving;

/// <summary>Counts tokens the same way every time: four bytes each, and what a prompt shares with an earlier one as cached.</summary>
internal sealed class TokenCounter(bool prefixCache)
{
    private const int BytesPerToken = 4;

    /// <summary>Vendors cache whole blocks.</summary>
    private const int CacheBlock = 64;

    private const int RememberedPrompts = 64;

    private readonly Lock _gate = new();
    private readonly Queue<byte[]> _prompts = new();

    public ReportedUsage Count(AskedRequest asked, ScriptEntry entry)
    {
        var thought = Tokens(Bytes(entry.Reasoning));
        var said = Tokens(Bytes(entry.Reply)) + entry.ToolCalls.Sum(call => Tokens(Bytes(call.Name) + Bytes(call.Arguments)));
        var usage = new ReportedUsage(Tokens(PromptBytes(asked.Messages)) + Tokens(asked.ToolJson.Length), said + thought, Reasoning: thought);
        return prefixCache ? WithCache(usage, asked) : usage;
    }

    private static int Bytes(string? text) => text is null ? 0 : Encoding.UTF8.GetByteCount(text);

    private static long Tokens(int bytes) => (bytes + BytesPerToken - 1) / BytesPerToken;

    private static long Blocks(int bytes) => bytes / BytesPerToken / CacheBlock * CacheBlock;

    private static int PromptBytes(IReadOnlyList<(string Role, string Text)> messages)
    {
        var count = 0;
        foreach (var (role, text) in messages) count += Bytes(role) + Bytes(text) + 2;
        return count;
    }

    /// <summary>Most vendors cache by themselves; Anthropic caches what stands before a mark, and charges for what is new in it.</summary>
    private ReportedUsage WithCache(ReportedUsage usage, AskedRequest asked)
    {
        var marked = asked.MarkedMessages ?? asked.Messages.Count;
        var tools = marked > 0 ? asked.ToolJson.Span : asked.ToolJson.Span[..asked.MarkedToolBytes];
        if (marked == 0 && tools.IsEmpty) return usage;
        byte[] prompt = [.. tools, .. Encoding.UTF8.GetBytes(string.Concat(asked.Messages.Take(marked).Select(m => m.Role + "\n" + m.Text + "\n")))];
        var cached = Blocks(Shared(prompt));
        return usage with { Cached = cached, CacheWritten = asked.MarkedMessages is null ? 0 : Blocks(prompt.Length) - cached };
    }

    private int Shared(byte[] prompt)
    {
        lock (_gate)
        {
            var shared = _prompts.Select(earlier => earlier.AsSpan().CommonPrefixLength(prompt)).DefaultIfEmpty().Max();
            _prompts.Enqueue(prompt);
            if (_prompts.Count > RememberedPrompts) _prompts.Dequeue();
            return shared;
        }
    }
}
