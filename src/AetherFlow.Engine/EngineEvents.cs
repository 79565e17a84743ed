using AetherFlow.Runs;
using AetherFlow.Runs.Effects;
using AetherFlow.Runs.Events;
using AetherFlow.Workspaces;
using RecordedEntry = AetherFlow.Runs.Events.ManifestEntry;

namespace AetherFlow.Engine;

/// <summary>The effects of this room and how its values stand in the journal.</summary>
internal static class EngineEvents
{
    public const string Routed = "step.routed";

    public static readonly EffectType<StepStarted, StepFinished> Step =
        new("step", Announcement.Noted, RunsJson.Lines.StepStarted, RunsJson.Lines.StepFinished);

    /// <summary>A step that never begins: it has a result and no start.</summary>
    public static readonly EffectType<NoIntent, StepFinished> Skip =
        new("step", Announcement.None, RunsJson.Lines.NoIntent, RunsJson.Lines.StepFinished);

    public static readonly EffectType<NoIntent, AttemptFinished> Attempt =
        new("attempt", Announcement.None, RunsJson.Lines.NoIntent, RunsJson.Lines.AttemptFinished) { Recording = Recording.BeforeItsOutcome };

    public static readonly EffectType<NoIntent, SnapshotTaken> Snapshot =
        new("snapshot", Announcement.None, RunsJson.Lines.NoIntent, RunsJson.Lines.SnapshotTaken) { Recording = Recording.BeforeItsOutcome };

    public static readonly EffectType<ChangesStarted, ChangesFinished> Changes =
        new("changes", Announcement.Durable, RunsJson.Lines.ChangesStarted, RunsJson.Lines.ChangesFinished);

    public static readonly EffectType<NoIntent, ChangesReviewed> Review =
        new("review", Announcement.None, RunsJson.Lines.NoIntent, RunsJson.Lines.ChangesReviewed);

    public static readonly EffectType<CommandStarted, CommandFinished> Command =
        new("command", Announcement.Durable, RunsJson.Lines.CommandStarted, RunsJson.Lines.CommandFinished);

    public static readonly EffectType<NoIntent, ChecksFound> Found =
        new("checks.found", Announcement.None, RunsJson.Lines.NoIntent, RunsJson.Lines.ChecksFound);

    public static readonly EffectType<PlannedCheck, CheckFinished> Check =
        new("check", Announcement.Noted, RunsJson.Lines.PlannedCheck, RunsJson.Lines.CheckFinished);

    public static readonly EffectType<NoIntent, VerificationFinished> Verification =
        new("verification", Announcement.None, RunsJson.Lines.NoIntent, RunsJson.Lines.VerificationFinished);

    public static readonly EffectType<NoIntent, CorrectionPlanned> Correction =
        new("correction", Announcement.None, RunsJson.Lines.NoIntent, RunsJson.Lines.CorrectionPlanned);

    public static readonly EffectType<NoIntent, RepairFinished> Repair =
        new("repair", Announcement.None, RunsJson.Lines.NoIntent, RunsJson.Lines.RepairFinished);

    public static ChangesStarted ToEvent(this Manifest manifest) => new()
    {
        Files = [.. manifest.Entries.Select(e => new RecordedEntry(e.Path, e.BeforeHash, e.AfterHash, e.TemporaryName) { BeforeMode = e.BeforeMode, Mode = e.Mode })],
        NewFolders = manifest.NewDirectories,
        EmptiedFolders = manifest.EmptiedDirectories,
    };

    public static Manifest ToManifest(this ChangesStarted changes) => new()
    {
        Entries =
        [
            .. changes.Files.Select(f => new Workspaces.ManifestEntry
            {
                Path = f.Path,
                BeforeHash = f.Before,
                AfterHash = f.After,
                TemporaryName = f.Temporary,
                BeforeMode = f.BeforeMode,
                Mode = f.Mode,
            }),
        ],
        NewDirectories = [.. changes.NewFolders],
        EmptiedDirectories = [.. changes.EmptiedFolders],
    };

    public static Problem ToProblem(this WorkspaceProblem problem) => new(problem.Code, problem.Message, problem.Hint);
}
