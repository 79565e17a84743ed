using AetherFlow.Simulator.Scripts;

namespace AetherFlow.Simulator.Serving.Replies;

/// <summary>What is to be said, before any vendor's format: an entry of the script with what its fault makes of it.</summary>
internal sealed class ScriptedReply(ScriptEntry entry, AskedRequest asked, Fault? fault, ReportedUsage usage)
{
    public AskedRequest Asked => asked;

    public FaultKind? Fault => fault?.Kind;

    public ReportedUsage Usage => usage;

    /// <summary>Of the reply among all of the server; ids are made of it.</summary>
    public required long Number { get; init; }

    public required long CreatedSeconds { get; init; }

    public string Reasoning => entry.Reasoning ?? "";

    /// <summary>What comes before the fault, where the fault takes the place of the rest.</summary>
    public string Text { get; } = IsHalved(fault?.Kind) ? entry.Reply[..WholeCharacters(entry.Reply, entry.Reply.Length / 2)] : entry.Reply;

    public IReadOnlyList<ScriptedCall> Calls { get; } = IsHalved(fault?.Kind) ? [] : entry.ToolCalls;

    public bool ReportsUsage => Fault != FaultKind.NoUsage;

    /// <summary>An error takes the place of the finish.</summary>
    public bool EndsInError => Fault == FaultKind.ErrorInReply;

    public bool IsMalformed => Fault == FaultKind.Malformed;

    public bool HasEndMark => Fault != FaultKind.NoDone;

    /// <summary>Null where none is sent.</summary>
    public Finish? Finish => Fault switch
    {
        FaultKind.NoFinish => null,
        FaultKind.UnknownFinish => Replies.Finish.Unknown,
        FaultKind.Refusal => Replies.Finish.Of(FinishMeaning.Refusal),
        _ => Replies.Finish.Of(entry.FinishReason, Calls.Count > 0),
    };

    public IEnumerable<string> Pieces(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var length = WholeCharacters(text, Math.Min(start + entry.Chunk, text.Length)) - start;
            if (length == 0) length = Math.Min(2, text.Length - start);
            yield return text.Substring(start, length);
            start += length;
        }
    }

    /// <summary>No piece ends between the halves of a surrogate pair.</summary>
    private static int WholeCharacters(string text, int end) =>
        end > 0 && end < text.Length && char.IsHighSurrogate(text[end - 1]) ? end - 1 : end;

    private static bool IsHalved(FaultKind? fault) => fault is FaultKind.ErrorInReply or FaultKind.Malformed or FaultKind.Refusal;
}
