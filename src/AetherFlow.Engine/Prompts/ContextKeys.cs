using System.Collections.Frozen;

namespace AetherFlow.Engine.Prompts;

/// <summary>Keys of a step's context that steer the program and say nothing to a model.</summary>
internal static class ContextKeys
{
    public static readonly FrozenSet<string> ForTheProgram = new[]
    {
        "provider", "surgical_mode", "auto_apply", "pre_reasoning", "run_tests", "auto_rollback", "patch", "replacement",
    }.ToFrozenSet(StringComparer.Ordinal);
}
