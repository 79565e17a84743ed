using AetherFlow.Engine.PlanRuns;
using AetherFlow.Runs;
using AetherFlow.Runs.Effects;
using AetherFlow.Runs.Events;
using AetherFlow.Sandbox;
using AetherFlow.Workspaces;
using ManifestEntry = AetherFlow.Runs.Events.ManifestEntry;

namespace AetherFlow.Engine.Commands;

/// <summary>
/// Runs commands as effects of a run: announced before they begin, their output and what they changed recorded when they
/// have ended. One that was cut off is run again; what it had changed by then counts as changed by it.
/// </summary>
internal sealed class CommandStage(CommandParts parts, Workspace workspace, RunFolder folder, Redactor redactor)
{
    /// <exception cref="RunStoppedException">What the command changes cannot be recorded, so it is not run.</exception>
    public async Task<CommandFinished> RunAsync(string key, CommandOrder order, Scope scope, CancellationToken cancellation)
    {
        // Taken before the announcement, which names it: what a command did before it was cut off is found by it.
        var record = scope.Knows(key) ? null : await RecordAsync(cancellation);
        return await scope.OnceAsync(
            new Effect<CommandStarted, CommandFinished>
            {
                Type = EngineEvents.Command,
                Key = key,
                Intent = new CommandStarted
                {
                    Command = redactor.Redact(order.Command.Text),
                    Folder = order.Folder,
                    TimeoutSeconds = (int)order.Timeout.TotalSeconds,
                    Sandbox = parts.Sandbox,
                    Record = record?.Id,
                },
                Act = (inside, token) => ActAsync(order, record!, inside, token),
                Settle = async (recorded, inside, token) => await ActAsync(order, await FoundAsync(recorded, token), inside, token) with { Repeated = true },
            },
            cancellation);
    }

    private async Task<TreeRecord> FoundAsync(CommandStarted recorded, CancellationToken cancellation) =>
        (recorded.Record is { } id ? await TreeRecord.LoadAsync(workspace, folder.RecordPath, id, cancellation) : null) ?? await RecordAsync(cancellation);

    private async Task<TreeRecord> RecordAsync(CancellationToken cancellation)
    {
        var recording = await TreeRecord.TakeAsync(workspace, folder.RecordPath, cancellation);
        return recording.Record ?? throw new RunStoppedException("failed", recording.Problem!.ToProblem());
    }

    private async Task<CommandFinished> ActAsync(CommandOrder order, TreeRecord record, Scope scope, CancellationToken cancellation)
    {
        await using var output = new OutputRecord();
        CommandResult result;
        try
        {
            result = await parts.Guard.RunAsync(
                order.Command,
                new GuardedCall
                {
                    WorkingDirectory = order.Folder.Length == 0 ? null : order.Folder,
                    IsConsented = order.IsConsented,
                    Timeout = order.Timeout,
                    OutputCopy = output,
                    ErrorCopy = output,
                    CopyLimit = long.MaxValue,
                },
                cancellation);
        }
        catch (OperationCanceledException)
        {
            // It is dead, and will be run again only if the run goes on: what it did is recorded now.
            await ChangesAsync(record, scope);
            throw;
        }

        var changes = await ChangesAsync(record, scope);
        var printed = output.ToText();
        var text = redactor.Redact(printed.Text);
        return new CommandFinished
        {
            Outcome = NameOf(result),
            ExitCode = result.ExitCode,
            DurationMs = (long)result.Duration.TotalMilliseconds,
            Output = text.Length > 0 ? await scope.Blobs.PayloadAsync(text, CancellationToken.None) : null,
            OutputBytes = printed.TotalBytes,
            Denials = [.. result.Denials.Select(denial => new Problem(denial.Code, denial.Message, denial.Hint))],
            Remark = result.Outcome == CommandOutcome.Exited ? result.Remark : result.ToString(),
            OnHost = result.RanOnHost,
            Files = FilesOf(changes),
            Unkept = [.. changes.NotUndoable.Select(u => new UnkeptChange(u.Folder, u.Created + u.Changed + u.Deleted, u.Bytes, u.Explanation))],
        };
    }

    /// <summary>Compares the tree with the record, and records what can be taken back as changes of the run.</summary>
    private static async Task<TreeChanges> ChangesAsync(TreeRecord record, Scope scope)
    {
        var changes = await record.CompareAsync((content, _, token) => scope.Blobs.PutAsync(content, token), CancellationToken.None);
        if (changes.Files.IsEmpty && changes.NewFolders.IsEmpty) return changes;
        var manifest = new ChangesStarted
        {
            Files = [.. changes.Files.Select((f, index) => new ManifestEntry(f.Path, f.BeforeHash, f.AfterHash, $".aetherflow-{scope.Run}-{index}.tmp") { BeforeMode = f.BeforeMode, Mode = f.AfterMode })],
            NewFolders = changes.NewFolders,
        };
        var finished = new ChangesFinished { Applied = true, Files = FilesOf(changes) };
        await scope.OnceAsync(
            new Effect<ChangesStarted, ChangesFinished>
            {
                Type = EngineEvents.Changes,
                Key = Enumerable.Range(1, int.MaxValue).Select(n => FormattableString.Invariant($"changes-{n}")).First(key => !scope.Knows(key)),
                Intent = manifest,
                Act = (_, _) => Task.FromResult(finished),
            },
            CancellationToken.None);
        return changes;
    }

    private static IReadOnlyList<FileChange> FilesOf(TreeChanges changes) =>
        [.. changes.Files.Select(f => new FileChange(f.Path, f.BeforeHash, f.AfterHash, f.AfterMode ?? f.BeforeMode, f.AfterSize))];

    private static string NameOf(CommandResult result) => result.Outcome switch
    {
        CommandOutcome.Exited => CommandFinished.Exited,
        CommandOutcome.TimedOut => CommandFinished.TimedOut,
        CommandOutcome.DiskFull => CommandFinished.DiskFull,
        _ => CommandFinished.NotStarted,
    };
}
