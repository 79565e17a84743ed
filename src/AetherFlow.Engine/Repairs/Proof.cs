using AetherFlow.Engine.Commands;
using AetherFlow.Engine.PlanRuns;
using AetherFlow.Engine.Verification;
using AetherFlow.Plans;
using AetherFlow.Runs;
using AetherFlow.Runs.Effects;
using AetherFlow.Runs.Events;

namespace AetherFlow.Engine.Repairs;

/// <summary>Proves what a run left: by the checks of the workspace, or by the command that is to succeed.</summary>
internal sealed class Proof(Run run, Plan plan, EngineSettings settings, PlanRunParts parts, CommandParts commands)
{
    private readonly CheckStage _checks = new(new CommandStage(commands, parts.Workspace, run.Folder, parts.Models.Redactor), parts.Workspace, settings.Checks);

    /// <summary>Who wants checks, and wants no sandbox, wants them run without one: the project's own code is what they run.</summary>
    private bool IsConsented => commands.Sandbox == CommandParts.NoSandbox;

    /// <summary>Whether the checks of the workspace are wanted.</summary>
    public bool IsWanted => settings.Verify || settings.Repair is { Command: null };

    /// <summary>Runs the checks, and says of every criterion of the plan whether they prove it.</summary>
    /// <param name="round">The round of repair that comes before; 0 for none.</param>
    public async Task<IReadOnlyList<Evidence>> VerifyAsync(int round, CancellationToken cancellation)
    {
        var scope = run.Root.Part(Named("verify", round));
        var evidence = await _checks.RunAllAsync(IsConsented, scope, cancellation);
        await scope.OnceAsync(
            new Effect<NoIntent, VerificationFinished>
            {
                Type = EngineEvents.Verification,
                Key = "result",
                Intent = NoIntent.Instance,
                Act = (_, _) => Task.FromResult(new VerificationFinished
                {
                    Checks = new Findings { Evidence = evidence }.Counts,
                    Criteria = [.. plan.Steps.SelectMany(step => Criteria.Of(step.ValidationCriteria).Select(criterion => Judged(step, criterion, evidence)))],
                }),
            },
            cancellation);
        return evidence;
    }

    /// <summary>Runs the command that is to succeed.</summary>
    /// <param name="round">As in <see cref="VerifyAsync"/>.</param>
    public async Task<IReadOnlyList<Evidence>> RunCommandAsync(int round, CancellationToken cancellation)
    {
        var repair = settings.Repair!;
        var command = new PlannedCheck
        {
            Name = repair.Command!,
            Kind = "test",
            Text = repair.Command,
            Folder = repair.Folder,
            TimeoutSeconds = repair.TimeoutSeconds,
        };
        return [await _checks.RunAsync("check-1", command, isConsented: true, run.Root.Part(Named("run", round)), cancellation)];
    }

    /// <summary>The key of what is done after a round of repair; before the first it has no number.</summary>
    public static string Named(string phase, int round) => round == 0 ? phase : FormattableString.Invariant($"{phase}-{round}");

    private static CriterionJudged Judged(Step step, Criterion criterion, IReadOnlyList<Evidence> evidence) => new(
        step.Id.Value,
        criterion.Text,
        criterion.IsVerifiable ? VerificationEvents.NameOf(criterion.Judge(evidence)) : CriterionJudged.NotVerifiable);
}
