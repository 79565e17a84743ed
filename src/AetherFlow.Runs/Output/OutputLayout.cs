using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;

namespace AetherFlow.Runs.Output;

/// <summary>Which folder each phase of a run goes to, decided from the run's inputs alone.</summary>
internal sealed class OutputLayout
{
    /// <summary>Phase of effect keys that audits.</summary>
    public const string Check = "check";

    /// <summary>Phase of effect keys that drafts.</summary>
    public const string Draft = "draft";

    /// <summary>Whether a phase audits: the first one, or one after a round of repair.</summary>
    public static bool IsCheck(string phase) => phase == Check || (EffectKey.RoundOf(phase) > 0 && phase.StartsWith($"{Check}-", StringComparison.Ordinal));

    /// <summary>Whether a step only stands for its earlier audit, whose verdict stands: nothing of it was changed in the round.</summary>
    public static bool IsPassedOver(StepProgress step) => step.State == StepState.Skipped && step.Phase != Check && IsCheck(step.Phase);

    private readonly (string Phase, string Folder)[] _folders;
    private readonly bool _isFlat;

    private OutputLayout(params (string Phase, string Folder)[] folders)
    {
        _folders = folders;
        _isFlat = folders.Length == 0;
    }

    public static OutputLayout Of(RunStarted? inputs) => inputs switch
    {
        { Workflow: WorkflowNames.Proto } => new(("fast", "fast"), (Check, "validation")),
        { Workflow: WorkflowNames.Prod } => new((Draft, "fast_draft"), ("build", "build_refactored"), (Check, "validation")),
        { Workflow: WorkflowNames.VerifyFix } => new(("build", "build"), (Check, "validation")),
        { Mode: "DOUBLE-CHECK" } => new((Check, "validation")),
        // Every round of repair has steps of the same names.
        { Repair: not null, Mode: "FAST" } => new(("fast", "fast")),
        { Repair: not null } => new(("build", "build")),
        _ => new(),
    };

    /// <summary>Whether the phase changes the workspace, so that its files are the run's files.</summary>
    public bool Writes(string phase) => _isFlat || EffectKey.IsWriting(phase);

    /// <summary>Steps by folder, in the order of the workflow; the folder is empty where steps stay at the root.</summary>
    public IEnumerable<(string Folder, IReadOnlyList<StepProgress> Steps)> Group(IEnumerable<StepProgress> steps) => _isFlat
        ? [("", [.. steps])]
        : steps.GroupBy(step => step.Phase, StringComparer.Ordinal)
            .OrderBy(group => PlaceOf(group.Key))
            .ThenBy(group => EffectKey.RoundOf(group.Key))
            .ThenBy(group => IsCheck(group.Key))
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (FolderOf(group.Key), (IReadOnlyList<StepProgress>)[.. group]));

    private int PlaceOf(string phase) => Array.FindIndex(_folders, folder => folder.Phase == phase) is var place and >= 0 ? place : _folders.Length;

    /// <summary>A round of repair, as any phase that a later version of the workflow may have, gets a folder of its own name.</summary>
    private string FolderOf(string phase) => PlaceOf(phase) is var place && place < _folders.Length ? _folders[place].Folder : SafeFileName.Of(phase);
}
