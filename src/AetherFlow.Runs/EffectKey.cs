using System.Globalization;

namespace AetherFlow.Runs;

/// <summary>Reads keys: <c>phase/step/attempt-n/call-n</c>, such as <c>build/step_3/attempt-1/call-2</c>.</summary>
public static class EffectKey
{
    private const string AttemptPrefix = "attempt-";

    /// <summary>The phase, <c>build</c>; empty for lines of the run itself.</summary>
    public static string PhaseOf(string key) => Segment(key, 0).ToString();

    /// <summary>Whether it belongs to a phase whose steps write to the workspace.</summary>
    public static bool IsWriting(string key) => Segment(key, 0) is "fast" or "build" || Segment(key, 0).StartsWith("fix-", StringComparison.Ordinal);

    /// <summary>The round of repair that it belongs to, from 1, as in <c>fix-2/step_1</c>; 0 for what comes before the first.</summary>
    public static int RoundOf(string key)
    {
        var phase = Segment(key, 0);
        var dash = phase.LastIndexOf('-');
        return dash > 0 && int.TryParse(phase[(dash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var round) ? round : 0;
    }

    /// <summary>The step's id; empty for lines that belong to no step.</summary>
    public static string StepOf(string key) => Segment(key, 1).ToString();

    /// <summary>Phase and step, <c>build/step_3</c>; empty for lines that belong to no step.</summary>
    public static ReadOnlySpan<char> StepKeyOf(string key)
    {
        var first = key.IndexOf('/', StringComparison.Ordinal);
        if (first < 0) return [];
        var second = key.IndexOf('/', first + 1);
        return second < 0 ? key : key.AsSpan(0, second);
    }

    /// <summary>Number of the attempt, from 1; 0 for lines that belong to none.</summary>
    public static int AttemptOf(string key)
    {
        var segment = Segment(key, 2);
        return segment.StartsWith(AttemptPrefix, StringComparison.Ordinal)
            && int.TryParse(segment[AttemptPrefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : 0;
    }

    private static ReadOnlySpan<char> Segment(string key, int index)
    {
        foreach (var range in key.AsSpan().Split('/'))
        {
            if (index-- == 0) return key.AsSpan(range);
        }

        return [];
    }
}
