using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Runs.Effects;
using AetherFlow.Runs.Events;

namespace AetherFlow.Engine.Steps;

/// <summary>
/// Gathers what an audit looks at, and records it: the files as the step left them, what it reported, and what it was
/// given to read.
/// </summary>
/// <param name="snapshots">Files that the step did not change.</param>
/// <param name="work">Null: the files as they are.</param>
internal sealed class AuditStage(SnapshotStage snapshots, AuditedWork? work)
{
    /// <summary>Who made it; null where that is not known.</summary>
    public RouteChoice? AuthorOf(Step step) =>
        work?.ResultOf(step.Id) is { Provider: { } provider, Model: { } model } ? new RouteChoice(provider, model, "it made what is audited") : null;

    public Task<SnapshotTaken> TakeAsync(Step step, Scope scope, CancellationToken cancellation) => scope.OnceAsync(
        new Effect<NoIntent, SnapshotTaken>
        {
            Type = EngineEvents.Snapshot,
            Key = "snapshot",
            Intent = NoIntent.Instance,
            Act = (inside, token) => GatherAsync(step, inside.Blobs, token),
        },
        cancellation);

    private async Task<SnapshotTaken> GatherAsync(Step step, BlobStore blobs, CancellationToken cancellation)
    {
        var files = await snapshots.ReadAsync(step.Index, step, [], blobs, cancellation);
        if (work?.ResultOf(step.Id) is not { } result) return new SnapshotTaken { Files = files };
        var left = result.Files.ToDictionary(file => file.Path, file => Left(file, step), StringComparer.Ordinal);
        return new SnapshotTaken
        {
            Files = [.. left.Values, .. files.Where(file => !left.ContainsKey(file.Path))],
            Output = result.Output is { } output ? await blobs.PayloadAsync(await work.Contents.TextAsync(output, cancellation), cancellation) : null,
        };
    }

    private static SnapshotFile Left(FileChange file, Step step) =>
        new(file.Path, file.After, step.Id.Value) { Role = SnapshotRole.Target, Mode = file.Mode };
}
