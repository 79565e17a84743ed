using AetherFlow.Engine.Prompts;
using AetherFlow.Engine.Steps;
using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Workspaces;

namespace AetherFlow.Engine.Estimating;

/// <summary>Files of a step as they are on disk now: what its snapshot would be if the run began with it. Nothing is recorded.</summary>
internal sealed record PreviewFiles
{
    /// <summary>Targets that exist, and those that cannot be used.</summary>
    public required IReadOnlyList<PromptFile> Targets { get; init; }

    public required IReadOnlyList<PromptFile> Inputs { get; init; }

    /// <summary>Paths that were named and are not there.</summary>
    public required IReadOnlySet<string> Missing { get; init; }

    /// <summary>Why the step would fail on a target; null where it would not.</summary>
    public Problem? TargetProblem { get; init; }

    /// <summary>Without those that an earlier step is to make: of them it is not said that they are missing.</summary>
    public IReadOnlyList<PromptFile> InputsWithout(IReadOnlyList<UnknownPart> unknown)
    {
        var made = unknown.Select(part => part.Name).ToHashSet(StringComparer.Ordinal);
        return [.. Inputs.Where(file => !(Missing.Contains(file.Path) && made.Contains($"file {file.Path}")))];
    }

    public static async Task<PreviewFiles> ReadAsync(Workspace workspace, Step step, CancellationToken cancellation)
    {
        var reading = new Reading(workspace);
        foreach (var name in StepFiles.Targets(step)) await reading.TargetAsync(name, cancellation);
        foreach (var name in StepFiles.Readings(step)) await reading.InputsAsync(name, cancellation);
        return new PreviewFiles { Targets = reading.Targets, Inputs = reading.Inputs, Missing = reading.Missing, TargetProblem = reading.Problem };
    }

    private sealed class Reading(Workspace workspace)
    {
        private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

        public List<PromptFile> Targets { get; } = [];

        public List<PromptFile> Inputs { get; } = [];

        public HashSet<string> Missing { get; } = new(StringComparer.Ordinal);

        public Problem? Problem { get; private set; }

        public async Task TargetAsync(string name, CancellationToken cancellation)
        {
            if (await FileAsync(name, PathUse.Write, cancellation) is not var (file, problem)) return;
            Targets.Add(file);
            if (problem is not null) Problem ??= new Problem($"step.target.{problem.Code}", problem.Message, problem.Hint);
        }

        public async Task InputsAsync(string name, CancellationToken cancellation)
        {
            if (!PathSelection.IsMany(name))
            {
                await InputAsync(name, cancellation);
                return;
            }

            var listing = await workspace.ExpandAsync(name, cancellation);
            Inputs.AddRange(listing.Problems.Select(problem => new PromptFile(problem.Path ?? name, null, problem.Message)));
            foreach (var path in listing.Paths) await InputAsync(path.Value, cancellation);
        }

        private async Task InputAsync(string name, CancellationToken cancellation)
        {
            if (await FileAsync(name, PathUse.Read, cancellation) is var (file, _)) Inputs.Add(file);
        }

        /// <summary>Null where it was read before, and for a target that does not exist.</summary>
        private async Task<(PromptFile File, Problem? Problem)?> FileAsync(string name, PathUse use, CancellationToken cancellation)
        {
            var guarded = workspace.Guard(name, use);
            if (!guarded.IsAllowed) return Refused(name, guarded.Problem.ToProblem());
            var path = guarded.Path;
            if (!_seen.Add(path.Value)) return null;
            var read = await workspace.ReadAsync(path, cancellation);
            if (read.Problem is { } problem) return Refused(path.Value, problem.ToProblem());
            if (read.Content is not { } content)
            {
                Missing.Add(path.Value);
                return use == PathUse.Write ? null : (new PromptFile(path.Value, null, "there is no such file"), null);
            }

            var decoded = TextFile.Decode(content.Bytes.Span);
            if (use == PathUse.Write && SnapshotStage.Unusable(path.Value, decoded) is { } unusable) return Refused(path.Value, unusable);
            return decoded.IsText ? (new PromptFile(path.Value, decoded.Text), null) : Refused(path.Value, decoded.Problem.ToProblem());
        }

        private static (PromptFile File, Problem? Problem) Refused(string path, Problem problem) => (new PromptFile(path, null, problem.Message), problem);
    }
}
