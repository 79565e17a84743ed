namespace AetherFlow.Runs;

/// <summary>Reads keys: <c>phase/step/attempt-n/call-n</c>, such as <c>build/step_3/attempt-1/call-2</c>.</summary>
public static class EffectKey
{
    /// <summary>The phase, <c>build</c>; empty for lines of the run itself.</summary>
    public static string PhaseOf(string key) => Segment(key, 0);

    /// <summary>The step's id; empty for lines that belong to no step.</summary>
    public static string StepOf(string key) => Segment(key, 1);

    private static string Segment(string key, int index)
    {
        var segments = key.AsSpan().Split('/');
        foreach (var range in segments)
        {
            if (index-- == 0) return key[range];
        }

        return "";
    }
}
