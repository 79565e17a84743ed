namespace AetherFlow.Sandbox;

/// <summary>
/// Runs commands that the policy allowed, in the sandbox that was found: one sandbox for each command, with an empty
/// input, bounded output, and nothing of it left when it returns.
/// </summary>
public sealed class CommandRunner(SandboxFinding finding, SandboxSettings settings, SandboxPlace place, TimeProvider time)
{
    private readonly Lazy<ConfinementOpening> _opening = new(() => ConfinementOpening.Open(finding, settings, place, time));

    internal ConfinementOpening Opening => _opening.Value;

    /// <exception cref="OperationCanceledException">Cancelled; the command and all it started are dead.</exception>
    public async Task<CommandResult> RunAsync(CommandCall call, CancellationToken cancellation)
    {
        CallCheck.Expect(call);
        cancellation.ThrowIfCancellationRequested();
        var start = time.GetTimestamp();
        if (!_opening.Value.IsOpen) return CommandResult.NotStarted(_opening.Value.Problem);
        var (folder, problem) = _opening.Value.Locate(call.WorkingDirectory);
        if (folder is null) return CommandResult.NotStarted(problem!);
        var program = ProgramOf(call, folder, _opening.Value.Confinement);
        try
        {
            await using var process = await _opening.Value.Confinement.StartAsync(program, cancellation);
            return await new CommandWatch(process, call, settings, time).RunAsync(_opening.Value, start, cancellation);
        }
        catch (IOException e)
        {
            return CommandResult.NotStarted(new SandboxProblem("sandbox.failed", $"{e.Message.TrimEnd('.')}.", "Nothing was run. Look at what 'aetherflow doctor' says about the sandbox."));
        }
    }

    /// <summary>A single program that is there is started at once; bash is asked only to connect several, or for what it has built in.</summary>
    private static ConfinedProgram ProgramOf(CommandCall call, string folder, IConfinement confinement)
    {
        var program = new ConfinedProgram { Arguments = [], WorkingDirectory = folder, Environment = call.Environment };
        if (call.BashText is { } text) return program with { Arguments = ["bash", "--noprofile", "--norc", "-c", text, "bash"] };
        if (call.Plain is not { Pipelines: [{ Negated: false, Stages: [{ Redirections: [] } stage] }] } || !IsProgram(stage.Words[0], confinement))
            return program with { Arguments = SupervisorScript.Arguments(call.Plain!), Reports = true };
        return program with
        {
            Arguments = stage.Words,
            Environment = call.Environment.SetItems(stage.Assignments.Select(a => KeyValuePair.Create(a.Name, a.Value))),
        };
    }

    private static bool IsProgram(string name, IConfinement confinement) =>
        name.Contains('/') || ProgramFinder.Find(name, confinement.Path) is not null;
}
