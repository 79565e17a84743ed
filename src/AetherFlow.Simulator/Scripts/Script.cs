namespace AetherFlow.Simulator.Scripts;

/// <summary>What a simulator answers: the first entry that fits a request and is not used up.</summary>
public sealed record Script(IReadOnlyList<ScriptEntry> Entries)
{
    /// <summary>Answers every request with the same text.</summary>
    public static Script Always(string reply) => new([new ScriptEntry { Reply = reply, Times = 0 }]);

    /// <summary>Answers one request of a recorded run with what it brought.</summary>
    /// <param name="request">Its SHA-256.</param>
    /// <param name="model">The model asked; null where it is not known.</param>
    /// <param name="reply">What it brought.</param>
    /// <param name="finishReason">In the words of the vendor that gave it; others are told their own.</param>
    /// <param name="usage">Null where none was reported: none is then.</param>
    public static ScriptEntry Recorded(string request, string? model, string reply, string finishReason, ReportedUsage? usage) => new()
    {
        Match = new RequestMatch { Request = request, Model = model },
        Reply = reply,
        FinishReason = finishReason,
        Usage = usage,
        Fault = usage is null ? new Fault { Kind = FaultKind.NoUsage } : null,
    };

    /// <summary>Reads the format that docs/formats/simulator-script.md describes.</summary>
    /// <param name="json">The script.</param>
    /// <param name="load">Reads a reply's file by the path that the script names; null where there is none.</param>
    public static ScriptReading Parse(ReadOnlyMemory<byte> json, Func<string, string?> load) => ScriptReader.Read(json, load);
}
