namespace AetherFlow.Simulator.Serving.Replies;

/// <summary>What vendors have different words for.</summary>
internal enum FinishMeaning
{
    /// <summary>A word of no vendor, sent as it is.</summary>
    Other,
    Stop,
    Length,
    ToolCalls,
    Refusal,
}
