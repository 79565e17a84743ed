using System.Globalization;
using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;

namespace AetherFlow.Engine.Prompts;

/// <summary>What of a long file a step is about: names that it mentions, and places where edits were looked for in vain.</summary>
internal sealed class WantedParts
{
    private readonly IReadOnlyList<EditRefused> _refused;
    private readonly PatchBlock? _patch;

    private readonly string _task;

    private WantedParts(Mentions mentions, IReadOnlyList<EditRefused> refused, PatchBlock? patch, string task) =>
        (Mentions, _refused, _patch, _task) = (mentions, refused, patch, task);

    public Mentions Mentions { get; }

    /// <param name="feedback">What the last attempt failed by.</param>
    /// <param name="refused">The places of all attempts before, the last ones last.</param>
    public static WantedParts Of(Step step, Problem? feedback, IReadOnlyList<EditRefused> refused)
    {
        var details = StepSection.Details(step.Context);
        var mentions = new Mentions(
            [step.Description, details, .. step.ValidationCriteria],
            feedback is null ? [] : [feedback.Message, feedback.Hint ?? ""]);
        return new WantedParts(mentions, refused, step.Type == StepType.Patch ? step.Context.Patch : null, $"{step.Description}\n{details}");
    }

    /// <summary>Places in a file, the latest first; then the place of the plan's patch, and lines that the step names as <c>src/app.py:12</c>.</summary>
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

        places.AddRange(NamedLines(path).Select(line => new LineRange(line - 1, line)));
        return [.. places.Where(place => place.First >= 0 && place.First < place.End && place.End <= lines.Count).Distinct()];
    }

    /// <summary>Numbers of lines that the step names together with the file.</summary>
    private IEnumerable<int> NamedLines(string path)
    {
        var name = path + ":";
        for (var at = 0; (at = _task.IndexOf(name, at, StringComparison.Ordinal)) >= 0; at += name.Length)
        {
            // The end of a longer path names another file.
            if (at > 0 && (char.IsLetterOrDigit(_task[at - 1]) || _task[at - 1] is '_' or '-' or '.' or '/')) continue;
            var digits = _task.AsSpan(at + name.Length);
            var end = digits.IndexOfAnyExceptInRange('0', '9');
            if (int.TryParse(end < 0 ? digits : digits[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var line) && line > 0) yield return line;
        }
    }
}
