using AetherFlow.Engine.Prompts;
using AetherFlow.Plans;
using AetherFlow.Runs;

namespace AetherFlow.Engine.Checking;

/// <summary>All that an audit's prompt is built from.</summary>
internal sealed record CheckInputs
{
    public required Plan Plan { get; init; }

    public required Step Step { get; init; }

    public required IReadOnlyList<CheckRule> Rules { get; init; }

    /// <summary>Text that the user adds for every step.</summary>
    public string? Context { get; init; }

    /// <summary>Characters that the prompt may have.</summary>
    public int Room { get; init; } = PromptBudget.Most;

    /// <summary>Files as the step left them.</summary>
    public required IReadOnlyList<PromptFile> Files { get; init; }

    /// <summary>Files that the step only read.</summary>
    public required IReadOnlyList<PromptFile> Inputs { get; init; }

    /// <summary>What the step reported.</summary>
    public string? Output { get; init; }

    /// <summary>Why the last reply was no verdict; null on the first attempt.</summary>
    public Problem? Feedback { get; init; }
}
