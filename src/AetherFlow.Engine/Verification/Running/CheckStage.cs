using AetherFlow.Engine.Commands;
using AetherFlow.Runs.Effects;
using AetherFlow.Runs.Events;
using AetherFlow.Workspaces;

namespace AetherFlow.Engine.Verification;

/// <summary>
/// Runs the checks of the workspace, one after the other, and reads what they prove. It holds the tree alone: nothing
/// else of the run writes meanwhile.
/// </summary>
internal sealed class CheckStage(CommandStage commands, Workspace workspace, CheckOverrides overrides)
{
    /// <summary>Finds what can be checked in the workspace as it is, and runs it. What does not build fails every other check, so these are left.</summary>
    /// <param name="isConsented">The user said yes to all of them.</param>
    /// <param name="scope">Where it is recorded.</param>
    public async Task<IReadOnlyList<Evidence>> RunAllAsync(bool isConsented, Scope scope, CancellationToken cancellation)
    {
        var found = await scope.OnceAsync(
            new Effect<NoIntent, ChecksFound>
            {
                Type = EngineEvents.Found,
                Key = "found",
                Intent = NoIntent.Instance,
                Act = async (_, token) => new ChecksFound { Checks = [.. (await FindAsync(token)).Select(check => check.ToEvent())] },
            },
            cancellation);
        var evidence = new List<Evidence>();
        foreach (var (index, planned) in found.Checks.Index())
        {
            var check = planned.ToCheck();
            var broken = evidence.FirstOrDefault(e => e is { Outcome: EvidenceOutcome.Failed, Check.Kind: CheckKind.Build } && e.Check.Folder == check.Folder);
            evidence.Add(broken is null
                ? await RunAsync(FormattableString.Invariant($"check-{index + 1}"), planned, isConsented, scope, cancellation)
                : Evidence.NotRun(check, $"{broken.Check.Name} failed, and nothing can pass that does not build."));
        }

        return evidence;
    }

    /// <summary>Runs one check, or returns what it proved when it was run.</summary>
    /// <param name="isConsented">The user typed its command.</param>
    public async Task<Evidence> RunAsync(string key, PlannedCheck planned, bool isConsented, Scope scope, CancellationToken cancellation)
    {
        var finished = await scope.OnceAsync(
            new Effect<PlannedCheck, CheckFinished>
            {
                Type = EngineEvents.Check,
                Key = key,
                Intent = planned,
                Act = async (inside, token) => await (await ProveAsync(planned.ToCheck(), isConsented, inside, token)).ToEventAsync(inside.Blobs, token),
            },
            cancellation);
        return await finished.ToEvidenceAsync(planned.ToCheck(), scope.Blobs, cancellation);
    }

    private async Task<Evidence> ProveAsync(CheckCommand check, bool isConsented, Scope scope, CancellationToken cancellation)
    {
        var order = new CommandOrder
        {
            Command = check.Command,
            Folder = check.Folder,
            Timeout = check.Timeout,
            IsConsented = isConsented,
        };
        var finished = await commands.RunAsync("command", order, scope, cancellation);
        var output = finished.Output is { } recorded ? await scope.Blobs.TextAsync(recorded, cancellation) : "";
        if (finished.Outcome == CommandFinished.NotStarted)
            return Evidence.NotRun(check, string.Join(' ', finished.Denials));
        var files = await FilesAsync(cancellation);
        var reading = OutputReading.Of(WithDenials(output, finished), new OutputPlace { Folder = check.Folder, Exists = files.Contains, Roots = [workspace.Root] });
        var duration = TimeSpan.FromMilliseconds(finished.DurationMs);
        return finished.ExitCode is { } exitCode
            ? Evidence.Of(check, exitCode, duration, reading)
            : Evidence.Ended(check, finished.Remark ?? "It did not come to its end.", duration, reading);
    }

    /// <summary>Whoever reads the output must know what the sandbox, and not the code, was the reason of.</summary>
    private static string WithDenials(string output, CommandFinished finished) =>
        finished is { ExitCode: 0 } or { Denials: [] } ? output : $"{output}\n{string.Join('\n', finished.Denials.Select(denial => $"sandbox: {denial}"))}\n";

    private async Task<IReadOnlyList<CheckCommand>> FindAsync(CancellationToken cancellation)
    {
        var files = await FilesAsync(cancellation);
        var texts = new Dictionary<string, string?>(StringComparer.Ordinal);
        while (true)
        {
            // The detector waits for nothing: what it asked for in vain is read, and it looks again.
            var wanted = new List<string>();
            var projects = ProjectDetector.Detect(new ProjectTree(files, TextOf));
            if (wanted.Count == 0) return overrides.Apply(projects);
            foreach (var path in wanted) texts[path] = await TextAsync(path, cancellation);

            string? TextOf(string path)
            {
                if (texts.TryGetValue(path, out var text)) return text;
                wanted.Add(path);
                return null;
            }
        }
    }

    private async Task<IReadOnlySet<string>> FilesAsync(CancellationToken cancellation) =>
        (await workspace.ExpandAsync("**", cancellation)).Paths.Select(path => path.Value).ToHashSet(StringComparer.Ordinal);

    /// <summary>Of a file that says what a project is; null for one that cannot be read, which then says nothing.</summary>
    private async Task<string?> TextAsync(string path, CancellationToken cancellation) =>
        workspace.Guard(path, PathUse.Read) is { IsAllowed: true, Path: var guarded } && (await workspace.ReadAsync(guarded, cancellation)).Content is { } content
            ? TextFile.Decode(content.Bytes.Span).Text
            : null;
}
