using System.Collections.Immutable;
using AetherFlow.Sandbox.Posix;

namespace AetherFlow.Sandbox;

/// <summary>
/// Policy and sandbox in one: the only way by which commands of a plan, a model or a user come to run. What runs is judged
/// immediately before, as the very thing that runs.
/// </summary>
public sealed class CommandGuard(Policy policy, SandboxFinding finding, SandboxSettings settings, SandboxPlace place, TimeProvider time)
{
    /// <summary>By these, clients find a daemon that does not listen where it usually does.</summary>
    private static readonly ImmutableArray<string> OfDaemons =
        ["DOCKER_HOST", "DOCKER_CONTEXT", "DOCKER_CONFIG", "DOCKER_CERT_PATH", "DOCKER_TLS_VERIFY", "CONTAINER_HOST", "XDG_RUNTIME_DIR", "KUBECONFIG"];

    private readonly CommandRunner _runner = new(finding, settings, place, time);
    private readonly CommandRunner _host = new(new SandboxFinding { Kind = SandboxKind.None }, settings with { Kind = SandboxKind.None }, place, time);

    /// <summary>Whether a sandbox holds what runs here.</summary>
    public bool IsSandboxed => finding is { IsUsable: true, Kind: not SandboxKind.None };

    /// <summary>What becomes of a command that a plan or a model asks for. Starts nothing.</summary>
    /// <param name="workingDirectory">Absolute, or relative to the workspace; null: the workspace itself.</param>
    public Judgement Judge(GivenCommand command, string? workingDirectory) => policy.Judge(command.Reading, PlaceOf(workingDirectory));

    /// <summary>
    /// What becomes of a command that the user gave himself: what would be asked about is allowed, what is denied stays so.
    /// <see cref="Judgement.NeedsHost"/> then means that it runs without a sandbox.
    /// </summary>
    /// <param name="workingDirectory">As in <see cref="Judge"/>.</param>
    public Judgement JudgeConsented(GivenCommand command, string? workingDirectory) => Consented(Judge(command, workingDirectory));

    /// <summary>
    /// Why a command could not begin, whatever the policy says: no sandbox, no such working directory, or a program that is
    /// not there inside though it is outside. Null where nothing is known to be in the way.
    /// </summary>
    /// <param name="workingDirectory">As in <see cref="Judge"/>.</param>
    public SandboxProblem? FindProblem(GivenCommand command, string? workingDirectory, bool isConsented)
    {
        var judgement = Judge(command, workingDirectory);
        return ProblemIn(RunnerOf(isConsented ? Consented(judgement) : judgement), command, workingDirectory);
    }

    /// <summary>Runs a command if the policy allows it; else its outcome is <see cref="CommandOutcome.NotStarted"/>, with the policy's code.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; the command and all it started are dead.</exception>
    public async Task<CommandResult> RunAsync(GivenCommand command, GuardedCall call, CancellationToken cancellation)
    {
        var judgement = Judge(command, call.WorkingDirectory);
        if (call.IsConsented) judgement = Consented(judgement);
        if (judgement.Verdict != Verdict.Allow)
            return CommandResult.NotStarted(new SandboxProblem(judgement.Code, judgement.Reason, judgement.Hint ?? "It was not run."));
        var runner = RunnerOf(judgement);
        if (ProblemIn(runner, command, call.WorkingDirectory) is { } problem) return CommandResult.NotStarted(problem);
        var plain = PlainCommands.Of(command, runner.Opening.Confinement);
        var result = await runner.RunAsync(
            new CommandCall
            {
                Plain = plain,
                BashText = plain is null ? command.Text : null,
                WorkingDirectory = call.WorkingDirectory,
                Environment = runner == _host ? call.Environment.SetItems(Of(OfDaemons)) : call.Environment,
                Timeout = call.Timeout,
                OutputCopy = call.OutputCopy,
                ErrorCopy = call.ErrorCopy,
                CopyLimit = call.CopyLimit,
            },
            cancellation);
        return result with { RanOnHost = runner == _host || !IsSandboxed };
    }

    private CommandRunner RunnerOf(Judgement judgement) => judgement is { Verdict: Verdict.Allow, NeedsHost: true } ? _host : _runner;

    private static Judgement Consented(Judgement judgement) => judgement.Verdict != Verdict.Ask ? judgement : judgement with
    {
        Verdict = Verdict.Allow,
        Code = "policy.consented",
        Reason = judgement.NeedsHost
            ? $"You asked for it yourself, and it works only outside of the sandbox, so it runs without one. ({judgement.Reason})"
            : $"You asked for it yourself. ({judgement.Reason})",
        Hint = null,
    };

    private SandboxProblem? ProblemIn(CommandRunner runner, GivenCommand command, string? workingDirectory)
    {
        var opening = runner.Opening;
        if (!opening.IsOpen) return opening.Problem;
        if (opening.Locate(workingDirectory).Problem is { } problem) return problem;
        return PlainCommands.Of(command, opening.Confinement) is { } plain ? new GuardedPrograms(opening, settings).FindProblem(plain) : null;
    }

    private PolicyPlace PlaceOf(string? workingDirectory)
    {
        var workspace = LibC.RealPath(place.Workspace) ?? place.Workspace;
        return new PolicyPlace
        {
            Workspace = workspace,
            WorkingDirectory = workingDirectory is null ? null : LinkedPath.Resolve(Path.Combine(workspace, workingDirectory)) ?? Path.Combine(workspace, workingDirectory),
            IsSandboxed = IsSandboxed,
            FindProgram = finding.Kind is SandboxKind.Podman or SandboxKind.Docker ? null : new GuardedPrograms(_runner.Opening, settings).Find,
            Resolve = LinkedPath.Resolve,
        };
    }

    private IEnumerable<KeyValuePair<string, string>> Of(ImmutableArray<string> names) =>
        names.Where(place.Environment.ContainsKey).Select(name => KeyValuePair.Create(name, place.Environment[name]));
}
