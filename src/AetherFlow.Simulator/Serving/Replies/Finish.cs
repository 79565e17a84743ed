namespace AetherFlow.Simulator.Serving.Replies;

/// <summary>Why a turn ends: what is meant, and the script's own word for it.</summary>
internal sealed record Finish(FinishMeaning Meaning, string Word)
{
    public static readonly Finish Unknown = new(FinishMeaning.Other, "cosmic_ray");

    public static Finish Of(FinishMeaning meaning) => new(meaning, "");

    public static Finish Of(string word, bool callsTools)
    {
        var meaning = word.ToLowerInvariant() switch
        {
            "stop" or "end_turn" => FinishMeaning.Stop,
            "length" or "max_tokens" => FinishMeaning.Length,
            "tool_calls" or "tool_use" => FinishMeaning.ToolCalls,
            "content_filter" or "refusal" or "safety" => FinishMeaning.Refusal,
            _ => FinishMeaning.Other,
        };
        return new Finish(callsTools && meaning == FinishMeaning.Stop ? FinishMeaning.ToolCalls : meaning, word);
    }
}
