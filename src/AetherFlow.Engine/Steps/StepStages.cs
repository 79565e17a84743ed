namespace AetherFlow.Engine.Steps;

/// <summary>The stages of a step that touch the world.</summary>
internal sealed record StepStages(SnapshotStage Snapshot, AskStage Ask, ReplyStage Replies, ChangeStage Changes);
