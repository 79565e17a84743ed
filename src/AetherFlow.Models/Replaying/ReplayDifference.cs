using AetherFlow.Models.Calling;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;

namespace AetherFlow.Models.Replaying;

/// <summary>Says why a recording has no reply to a request: what of the prompt is not as it was recorded.</summary>
internal static class ReplayDifference
{
    /// <summary>Names of each sort that are shown; a prompt may have hundreds of files.</summary>
    private const int MostNames = 8;

    public static Problem Explain(Recording recording, string attempt, IReadOnlyList<PromptPart> parts, int maxTokens)
    {
        var found = Differences(recording, attempt, parts, maxTokens).ToList();
        var what = found.Count > 0 ? string.Join("; ", found) : "the items of the prompt are as recorded, so the words around them, the temperature or the model's limits differ";
        return new Problem(
            ModelAnswer.ReplayMissing,
            $"The recording {recording.Run} has no reply to the request of {attempt}: {what}.",
            "Replay with the plan, the files and the settings of the recording, or run without it.");
    }

    private static IEnumerable<string> Differences(Recording recording, string attempt, IReadOnlyList<PromptPart> parts, int maxTokens)
    {
        var replies = recording.At(attempt).ToList();
        if (recording.PromptOf(attempt) is not { } recorded)
        {
            yield return replies.Count > 0 ? "the items of the prompt were not recorded" : "it records no such attempt";
            yield break;
        }

        if (replies.Count == 0) yield return "that attempt got no reply then";
        var (then, now) = (ByName(recorded), ByName(parts));
        if (Names(now.Where(p => then.TryGetValue(p.Key, out var hashes) && hashes != p.Value)) is { } changed) yield return $"changed: {changed}";
        if (Names(now.Where(p => !then.ContainsKey(p.Key))) is { } added) yield return $"new: {added}";
        if (Names(then.Where(p => !now.ContainsKey(p.Key))) is { } gone) yield return $"gone: {gone}";
        if (replies.Find(r => r.MaxTokens is { } tokens && tokens != maxTokens) is { MaxTokens: { } limit, Model: var model })
            yield return $"max_tokens: {limit} recorded ({model}), {maxTokens} now";
    }

    /// <summary>Two items of one name are one with both hashes.</summary>
    private static Dictionary<string, string> ByName(IEnumerable<PromptPart> parts) =>
        parts.GroupBy(p => p.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => string.Join(' ', g.Select(p => p.Hash)), StringComparer.Ordinal);

    private static string? Names(IEnumerable<KeyValuePair<string, string>> parts)
    {
        var names = parts.Select(p => p.Key).ToList();
        return names.Count == 0 ? null : string.Join(", ", names.Take(MostNames)) + (names.Count > MostNames ? $" and {names.Count - MostNames} more" : "");
    }
}
