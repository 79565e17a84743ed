using AetherFlow.Edits;
using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;

namespace AetherFlow.Engine.Prompts;

/// <summary>All that a prompt is built from; nothing else is looked at.</summary>
internal sealed record PromptInputs
{
    public required Plan Plan { get; init; }

    public required Step Step { get; init; }

    public required ExecutionMode Mode { get; init; }

    public required EngineSettings Settings { get; init; }

    /// <summary>What the reply is asked for in.</summary>
    public EditFormat Format { get; init; } = EditFormat.WholeFile;

    /// <summary>Characters that the prompt may have.</summary>
    public int Room { get; init; } = PromptBudget.Most;

    /// <summary>Targets of the step that exist, with their text, in the plan's order.</summary>
    public required IReadOnlyList<PromptFile> Files { get; init; }

    /// <summary>Files that are only read.</summary>
    public required IReadOnlyList<PromptFile> Inputs { get; init; }

    /// <summary>What the steps reported that this one depends on, in the plan's order.</summary>
    public required IReadOnlyList<(StepId Step, string Output)> Results { get; init; }

    /// <summary>Files of the step's own draft; empty where there is none.</summary>
    public IReadOnlyList<PromptFile> Draft { get; init; } = [];

    /// <summary>What the draft said beside its files.</summary>
    public string? DraftRemarks { get; init; }

    /// <summary>Where edits of the attempts before were looked for in vain.</summary>
    public IReadOnlyList<EditRefused> Refused { get; init; } = [];

    /// <summary>Why the attempt before was not accepted; null on the first.</summary>
    public Problem? Feedback { get; init; }
}
