using AetherFlow.Engine.PlanRuns;
using AetherFlow.Engine.Undo;
using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Runs.Effects;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;

namespace AetherFlow.Engine.Repairs;

/// <summary>
/// Corrects what was found until it passes, or another round is not worth its money. Each round is a plan of corrections,
/// worked like any other plan, and proved like the work before it.
/// </summary>
/// <param name="prove">Finds out how things stand after a round, given how they stood before it and what its steps left; or why the run has to stop.</param>
internal sealed class RepairLoop(
    EngineSettings settings,
    PlanRunParts parts,
    CorrectionPlanner planner,
    Func<Findings, int, IReadOnlyList<FileChange>, Task<(Findings Findings, StopReason? Stop)>> prove)
{
    private readonly RepairCourse _course = new(settings.Repair!.MaxRounds, settings.Escalate);
    private readonly List<string> _tried = [];
    private readonly List<IReadOnlyList<FileChange>> _files = [];

    /// <summary>Files that the rounds changed whose work is kept.</summary>
    public IEnumerable<FileChange> FilesUntil(int round) => _files.Take(round).SelectMany(files => files);

    /// <summary>What was found last; before the first round what the caller found.</summary>
    public required Findings Findings { get; set; }

    /// <summary>The round that left the best state; 0 for the state before the first.</summary>
    public int Best => _course.Best();

    /// <returns>Why the run has to stop; null where the repair came to its own end, which is recorded and told.</returns>
    public async Task<(StopReason? Stop, RepairFinished? Finished)> RunAsync(Run run, CancellationToken cancellation)
    {
        _course.Add(Findings);
        while (true)
        {
            if (WhyEnd() is { } end) return (null, await EndAsync(run, end, _course.Rounds, cancellation));
            var round = _course.Rounds + 1;
            var phase = Phase.Fix(round);
            var scope = run.Root.Part(phase.Key);
            var planned = await PlanAsync(scope, round, cancellation);
            if (planned.Problem is { } nothing) return (null, await EndAsync(run, new RepairEnd("nothing_to_correct", nothing), _course.Rounds, cancellation));
            var plan = await ReadAsync(planned.Plan!, scope.Blobs, cancellation);
            var steps = new List<StepFinished>();
            if (await new WorkPhase(plan, settings, parts, phase).RunAsync(run, scope, null, steps.Add, cancellation) is { } stop) return (stop, null);
            var changed = steps.SelectMany(step => step.Files).ToList();
            if (changed.Count == 0) return (null, await EndAsync(run, WhyNothing(steps), round, cancellation));
            _files.Add(changed);
            (Findings, var halted) = await prove(Findings, round, changed);
            if (halted is not null) return (halted, null);
            _course.Add(Findings);
            _tried.Add($"Changed {string.Join(", ", changed.Select(file => file.Path).Distinct(StringComparer.Ordinal))}. After it: {string.Join("; ", Findings.Failures.Order(StringComparer.Ordinal).Take(5).Select(failure => failure.Replace('\t', ' ')))}");
        }
    }

    /// <summary>Why there is no further round; null where there is one.</summary>
    private RepairEnd? WhyEnd()
    {
        if (Findings.Unproved is { } unproved)
            return new RepairEnd("not_run", new Problem("repair.not_run", $"{unproved.Check.Name} could not be run: {unproved.Reason}", "Nothing can be repaired that cannot be checked."));
        if (!Findings.HasFailed) return RepairEnd.Solved;
        return _course.WhyStop();
    }

    private static RepairEnd WhyNothing(IReadOnlyList<StepFinished> steps)
    {
        var problem = steps.Select(step => step.Problem).OfType<Problem>().FirstOrDefault();
        return problem?.Code == CheatGuard.Code
            ? new RepairEnd("cheat", problem)
            : new RepairEnd("nothing_changed", new Problem(
                "repair.nothing_changed",
                problem is null ? "The correction changed nothing." : $"No correction could be used: {problem.Message}",
                "Look at the failure yourself, or let another model try (--model, --escalate)."));
    }

    private Task<CorrectionPlanned> PlanAsync(Scope scope, int round, CancellationToken cancellation) => scope.OnceAsync(
        new Effect<NoIntent, CorrectionPlanned>
        {
            Type = EngineEvents.Correction,
            Key = "correction",
            Intent = NoIntent.Instance,
            Act = async (inside, token) =>
            {
                var bytes = await planner.WriteAsync(round, Findings, _tried, token);
                if (bytes.IsEmpty)
                    return new CorrectionPlanned { Problem = new Problem("repair.nothing_to_correct", "What failed left no file that could be corrected.", "Look at what was found (`runs show`).") };
                return new CorrectionPlanned { Plan = new Payload { Blob = await inside.Blobs.PutAsync(bytes, token), Size = bytes.Length } };
            },
        },
        cancellation);

    private static async Task<Plan> ReadAsync(Payload plan, BlobStore blobs, CancellationToken cancellation)
    {
        var reading = PlanReader.Read(await blobs.GetAsync(plan.Blob!, cancellation), new PlanReadOptions());
        return reading.Plan ?? throw new InvalidOperationException($"A plan of corrections is not valid: {string.Join("; ", reading.Problems)}");
    }

    /// <summary>Takes back what came after the best state, unless all is taken back anyway.</summary>
    /// <param name="begun">Rounds that were begun; the last of them may have come to nothing.</param>
    private async Task<RepairFinished> EndAsync(Run run, RepairEnd end, int begun, CancellationToken cancellation)
    {
        var kept = end.IsSolved || settings.UndoOnFailure ? _course.Rounds : Best;
        var problem = end.Problem;
        if (kept < _course.Rounds)
        {
            var scope = run.Root.Part("best");
            var (conflict, _) = await Transactions.ContinueAsync(parts.Workspace, scope, cancellation) is { } cutOff
                ? (cutOff.Problem, 0)
                : await new TakingBack(parts.Workspace, run.Root.Blobs)
                    .RunAsync(ChangesFold.Read(run.Folder, key => EffectKey.RoundOf(key) > kept), null, scope, cancellation);
            if (conflict is not null) (kept, problem) = (_course.Rounds, problem! with { Hint = $"{problem.Hint} The state before could not be brought back: {conflict.Message}" });
            else Findings = _course[kept];
        }

        return await run.Root.OnceAsync(
            new Effect<NoIntent, RepairFinished>
            {
                Type = EngineEvents.Repair,
                Key = "repair",
                Intent = NoIntent.Instance,
                Act = (_, _) => Task.FromResult(new RepairFinished
                {
                    Outcome = end.IsSolved ? RepairFinished.Solved : RepairFinished.Stopped,
                    Reason = end.Reason,
                    Rounds = begun,
                    Kept = kept,
                    Problem = problem,
                }),
            },
            cancellation);
    }
}
