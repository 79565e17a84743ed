namespace AetherFlow.Plans;

/// <summary>The sizes and ranges that a plan file must keep to.</summary>
public static class PlanLimits
{
    /// <summary>Of the file: 64 MiB.</summary>
    public const int Bytes = 64 * 1024 * 1024;

    /// <summary>Objects and arrays within each other.</summary>
    public const int Depth = 64;

    /// <summary>Of all JSON values in the file, so that a hostile file cannot fill the memory.</summary>
    public const int Values = 1_000_000;

    /// <summary>After this many problems the rest is only counted.</summary>
    public const int Problems = 10_000;

    /// <summary>Of a step's id: it becomes part of file names.</summary>
    public const int StepIdLength = 100;

    /// <summary>Of the plan's task id: it becomes part of file names.</summary>
    public const int TaskIdLength = 200;

    public const int MinTokens = 100;

    public const int MaxTokens = 8_000;

    /// <summary>The most that lenient reading takes for an estimate.</summary>
    public const int MaxLenientTokens = 1_000_000;

    /// <summary>How far outside 0 to 1 a complexity may be for lenient reading to clamp it.</summary>
    public const double ComplexitySlack = 0.5;

    /// <summary>Cycles named for each group of steps that depend on each other.</summary>
    public const int Cycles = 32;

    /// <summary>Longest excerpt of a value in a problem.</summary>
    public const int ShownCharacters = 120;
}
