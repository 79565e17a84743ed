using System.Collections.Immutable;

namespace AetherFlow.Plans;

/// <summary>The names of the step types in a plan file.</summary>
public static class StepTypes
{
    /// <summary>All names, in the order of <see cref="StepType"/>.</summary>
    public static ImmutableArray<string> WireNames { get; } = ["code_generation", "refactoring", "analysis", "patch"];

    public static string ToWire(this StepType type) => WireNames[(int)type];

    /// <summary>All types but analysis change files.</summary>
    public static bool WritesFiles(this StepType type) => type != StepType.Analysis;

    public static bool TryParse(string text, out StepType type)
    {
        var found = WireNames.IndexOf(text);
        type = (StepType)Math.Max(found, 0);
        return found >= 0;
    }
}
