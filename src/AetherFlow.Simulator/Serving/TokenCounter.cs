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

    public ReportedUsage Count(AskedRequest asked, string reply, string? reasoning)
    {
        var prompt = Encoding.UTF8.GetBytes(string.Concat(asked.Messages.Select(m => m.Role + "\n" + m.Text + "\n")));
        var thought = Tokens(Encoding.UTF8.GetByteCount(reasoning ?? ""));
        return new ReportedUsage(
            Tokens(prompt.Length),
            Tokens(Encoding.UTF8.GetByteCount(reply)) + thought,
            prefixCache ? Cached(prompt) : 0,
            thought);
    }

    private static long Tokens(int bytes) => (bytes + BytesPerToken - 1) / BytesPerToken;

    private long Cached(byte[] prompt)
    {
        lock (_gate)
        {
            var shared = _prompts.Select(earlier => earlier.AsSpan().CommonPrefixLength(prompt)).DefaultIfEmpty().Max();
            _prompts.Enqueue(prompt);
            if (_prompts.Count > RememberedPrompts) _prompts.Dequeue();
            return shared / BytesPerToken / CacheBlock * CacheBlock;
        }
    }
}
