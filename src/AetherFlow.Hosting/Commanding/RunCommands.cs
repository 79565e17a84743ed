using AetherFlow.Engine.Commands;
using AetherFlow.Engine.Verification;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Journal;
using AetherFlow.Sandbox;

namespace AetherFlow.Hosting;

/// <summary>What the commands of a run need: the policy in force, a sandbox, and the checks that the project brings.</summary>
internal sealed class RunCommands
{
    private readonly HostEnvironment _environment;
    private readonly SandboxInputs _inputs;
    private readonly string _workspace;
    private readonly CommandPolicy _policy;
    private readonly SandboxFinding _finding;

    private RunCommands(HostEnvironment environment, SandboxInputs inputs, string workspace, CommandPolicy policy, SandboxFinding finding) =>
        (_environment, _inputs, _workspace, _policy, _finding) = (environment, inputs, workspace, policy, finding);

    /// <summary>What the project's own configuration says about its checks.</summary>
    public CheckOverrides Checks => _policy.Project.Checks;

    /// <summary>Looks whether all is there, and whether the command to be repaired may run; or says why not. Nothing is begun.</summary>
    /// <param name="workspace">Absolute.</param>
    /// <param name="repair">What is to be repaired; null for nothing.</param>
    /// <param name="verify">Whether the checks of the workspace are wanted.</param>
    public static async Task<(RunCommands? Commands, RunReport? Refused)> OpenAsync(
        HostEnvironment environment, SandboxInputs inputs, string workspace, RepairInputs? repair, bool verify, CancellationToken cancellation)
    {
        var policy = await CommandPolicy.ReadAsync(environment, workspace, cancellation);
        if (policy.Problems.Count > 0) return (null, RunReports.Refused(ExitCodes.Usage, policy.Problems));
        if ((verify || repair is { Command: null }) && policy.Project.Problem is { } untrusted) return (null, RunReports.Refused(ExitCodes.NeedsPerson, untrusted));
        var (guard, finding) = await GuardOpening.OpenAsync(environment, policy.Policy, SettingsOf(inputs), workspace, null, cancellation);
        if (finding.Problem is { } missing) return (null, RunReports.Refused(ExitCodes.Denied, ToProblem(missing)));
        return repair is { Command: not null } && WhyNot(guard, repair) is { } refused
            ? (null, refused)
            : (new RunCommands(environment, inputs, workspace, policy, finding), null);
    }

    /// <summary>As the run needs it.</summary>
    /// <param name="home">Where commands keep their caches from one to the next; made where it is missing.</param>
    public CommandParts PartsIn(string home)
    {
        Directory.CreateDirectory(home);
        var place = GuardOpening.PlaceOf(_environment, _workspace, home);
        return new CommandParts(new CommandGuard(_policy.Policy, _finding, SettingsOf(_inputs), place, _environment.Time), _inputs.Kind);
    }

    /// <summary>How tightly commands are held.</summary>
    public static SandboxSettings SettingsOf(SandboxInputs inputs)
    {
        var usual = SandboxSettings.Default;
        return usual with
        {
            Kind = SandboxNames.Find(inputs.Kind) ?? throw new JournalException($"The run names a sandbox that this version does not know: {inputs.Kind}"),
            Network = inputs.Network,
            MemoryBytes = inputs.MemoryBytes ?? usual.MemoryBytes,
            Processors = inputs.Processors ?? usual.Processors,
            TemporaryBytes = inputs.TemporaryBytes ?? usual.TemporaryBytes,
            Processes = inputs.Processes ?? usual.Processes,
            FileBytes = inputs.FileBytes ?? usual.FileBytes,
            OutputLimit = inputs.OutputBytes ?? usual.OutputLimit,
            Timeout = inputs.TimeoutSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : usual.Timeout,
            Image = inputs.Image ?? usual.Image,
        };
    }

    /// <summary>What the user typed is consent enough, but for what the policy forbids, and for what cannot begin.</summary>
    private static RunReport? WhyNot(CommandGuard guard, RepairInputs repair)
    {
        var command = GivenCommand.OfText(repair.Command!);
        var folder = repair.Folder.Length == 0 ? null : repair.Folder;
        var judgement = guard.JudgeConsented(command, folder);
        if (judgement.Verdict != Sandbox.Verdict.Allow)
            return RunReports.Refused(ExitCodes.Denied, new Problem(judgement.Code, $"{command.Text} is not run: {judgement.Reason}", judgement.Hint ?? "`aetherflow policy check` shows what is decided, and why."));
        return guard.FindProblem(command, folder, isConsented: true) is { } problem ? RunReports.Refused(ExitCodes.Denied, ToProblem(problem)) : null;
    }

    private static Problem ToProblem(SandboxProblem problem) => new(problem.Code, problem.Message, problem.Hint);
}
