using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;

namespace AetherFlow.Engine.Prompts;

/// <summary>What of a long file a step is about: names that it mentions, and places where edits were looked for in vain.</summary>
internal sealed class WantedParts
{
    private readonly IReadOnlyList<EditRefused> _refused;
    private readonly PatchBlock? _patch;

    private WantedParts(Mentions mentions, IReadOnlyList<EditRefused> refused, PatchBlock? patch) =>
        (Mentions, _refused, _patch) = (mentions, refused, patch);

    public Mentions Mentions { get; }

    /// <param name="feedback">What the last attempt failed by.</param>
    /// <param name="refused">The places of all attempts before, the last ones last.</param>
    public static WantedParts Of(Step step, Problem? feedback, IReadOnlyList<EditRefused> refused)
    {
        var mentions = new Mentions(
            [step.Description, StepSection.Details(step.Context), .. step.ValidationCriteria],
            feedback is null ? [] : [feedback.Message, feedback.Hint ?? ""]);
        return new WantedParts(mentions, refused, step.Type == StepType.Patch ? step.Context.Patch : null);
    }

    /// <summary>Places in a file, the latest first; then the place of the plan's patch.</summary>
    public IReadOnlyList<LineRange> PlacesIn(string path, FileLines lines)
    {
        var places = new List<LineRange>();
        foreach (var refused in _refused.Where(refused => refused.Path == path).Reverse())
            places.Add(new LineRange(refused.First - 1, refused.Last));
        if (_patch?.Line is { } number) places.Add(new LineRange(number - 1, number));
        foreach (var marker in new[] { _patch?.Marker, _patch?.MarkerStart, _patch?.MarkerEnd }.OfType<string>())
        {
            if (marker.Trim() is { Length: > 0 } wanted && lines.Text.IndexOf(wanted, StringComparison.Ordinal) is var at and >= 0)
                places.Add(new LineRange(lines.LineAt(at), lines.LineAt(at + wanted.Length - 1) + 1));
        }

        return [.. places.Where(place => place.First >= 0 && place.First < place.End && place.End <= lines.Count).Distinct()];
    }
}
