namespace AetherFlow.Simulator.Scripts;

/// <summary>An entry as a script writes it.</summary>
internal sealed record EntryJson(
    RequestMatch? Match, string? Reply, string? ReplyFile, string? Reasoning, string? FinishReason, CallJson[]? ToolCalls,
    ReportedUsage? Usage, FaultJson? Fault, int? DelayMs, int? Chunk, int? Times)
{
    public ScriptEntry ToEntry(string path, Func<string, string?> load, List<string> errors)
    {
        if (Chunk is < 1) errors.Add($"{path}.chunk is {Chunk}; 1 or more is wanted.");
        if (Times is < 0) errors.Add($"{path}.times is {Times}; 0 (any number) or more is wanted.");
        if (DelayMs is < 0) errors.Add($"{path}.delay_ms is {DelayMs}; 0 or more is wanted.");
        if (Reply is not null && ReplyFile is not null) errors.Add($"{path} has both reply and reply_file.");
        var reply = ReplyFile is null ? Reply : load(ReplyFile);
        if (ReplyFile is not null && reply is null) errors.Add($"{path}.reply_file: '{ReplyFile}' cannot be read.");
        if (reply is null && ReplyFile is null && Fault is null && ToolCalls is null or [])
            errors.Add($"{path} has neither reply, reply_file, tool_calls nor fault.");
        if (Usage is { } usage && (usage.Cached + usage.CacheWritten > usage.Prompt || usage.Reasoning > usage.Completion))
            errors.Add($"{path}.usage: cached and cache_written are parts of prompt, reasoning is a part of completion.");
        var standard = new ScriptEntry();
        return new ScriptEntry
        {
            Match = Match ?? standard.Match,
            Reply = reply ?? "",
            Reasoning = Reasoning,
            ToolCalls = [.. (ToolCalls ?? []).Select((call, i) => call.ToCall($"{path}.tool_calls[{i}]", errors))],
            FinishReason = FinishReason ?? standard.FinishReason,
            Usage = Usage,
            Fault = Fault?.ToFault($"{path}.fault", errors),
            Delay = TimeSpan.FromMilliseconds(DelayMs ?? 0),
            Chunk = Math.Max(1, Chunk ?? standard.Chunk),
            Times = Times ?? standard.Times,
        };
    }
}
