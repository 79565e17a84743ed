namespace AetherFlow.Sandbox;

/// <summary>Follows one command to its end: by itself, by time, by cancellation, or because the disk fills up.</summary>
internal sealed class CommandWatch(IConfinedProcess process, CommandCall call, SandboxSettings settings, TimeProvider time)
{
    /// <summary>How long the streams are still read when all is dead and somebody keeps them open.</summary>
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(1);

    private const int NotFound = 127;
    private const int NotExecutable = 126;

    private readonly HeadTailBuffer _output = new(settings.OutputLimit);
    private readonly HeadTailBuffer _error = new(settings.OutputLimit);

    /// <param name="start">When the call began.</param>
    public async Task<CommandResult> RunAsync(ConfinementOpening opening, long start, CancellationToken cancellation)
    {
        var startUp = time.GetElapsedTime(start);
        using var timeout = new CancellationTokenSource(call.Timeout ?? settings.Timeout, time);
        using var disk = new DiskWatch(() => DiskWatch.FreeBytesAt(opening.Place.Workspace), time);
        using var hurry = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token, disk.Full);
        using var streams = new CancellationTokenSource();
        OutputPump[] pumps = [new(process.Output, _output, call.OutputCopy, call.CopyLimit), new(process.Error, _error, call.ErrorCopy, call.CopyLimit)];
        var pumping = Task.WhenAll(pumps.Select(pump => pump.RunAsync(streams.Token)));
        var report = process.ReadReportAsync();

        var byItself = await EndsBeforeAsync(hurry.Token);
        var end = await process.EndAsync(byItself);
        var drained = await DrainAsync(pumping, report, streams);
        if (!byItself && end.Problem is null) cancellation.ThrowIfCancellationRequested();

        var ended = new CommandResult
        {
            Outcome = byItself ? CommandOutcome.Exited : disk.Full.IsCancellationRequested ? CommandOutcome.DiskFull : CommandOutcome.TimedOut,
            Pipelines = report.IsCompletedSuccessfully ? SupervisorScript.Read(await report) : [],
            StandardOutput = _output.ToText(),
            StandardError = _error.ToText(),
            Duration = time.GetElapsedTime(start),
            StartUp = startUp,
            Remark = drained ? pumps.Select(pump => pump.Remark).OfType<string>().FirstOrDefault() : "a process that could not be found still holds its output open",
        };
        return Judged(ended, end, opening);
    }

    private CommandResult Judged(CommandResult ended, ConfinedEnd end, ConfinementOpening opening)
    {
        if (end.Problem is { } problem) return ended with { Outcome = CommandOutcome.NotStarted, Denials = [problem] };
        if (ended.Outcome != CommandOutcome.Exited) return ended with { Denials = end.LimitsMet };
        var error = ended.StandardError.Text;
        if (!end.Ran && !error.StartsWith("bwrap: execvp ", StringComparison.Ordinal)) return NotMade(ended);
        var code = end.Ran ? end.ExitCode ?? NotExecutable : error.Contains("No such file", StringComparison.Ordinal) ? NotFound : NotExecutable;
        var missing = code == NotFound || ended.Pipelines.Any(p => p.ExitCodes.Contains(NotFound)) ? DenialReader.NotFound(error) : [];
        var denials = new DenialReader(settings, opening.Place, opening.Confinement!).Read(code, error + "\n" + ended.StandardOutput.Text, missing, end.LimitsMet);
        return ended with { ExitCode = code, Denials = denials };
    }

    private static CommandResult NotMade(CommandResult ended) => ended with
    {
        Outcome = CommandOutcome.NotStarted,
        Denials =
        [
            new SandboxProblem(
                "sandbox.failed",
                $"The sandbox could not be made: {PlainOutput.Of(ended.StandardError.Text).Trim()}",
                "Nothing was run. Look at what 'aetherflow doctor' says about the sandbox."),
        ],
    };

    private async Task<bool> EndsBeforeAsync(CancellationToken hurry)
    {
        try
        {
            await process.Ended.WaitAsync(hurry);
            return true;
        }
        catch (OperationCanceledException) when (hurry.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task<bool> DrainAsync(Task<bool[]> pumping, Task<string> report, CancellationTokenSource streams)
    {
        try
        {
            await Task.WhenAll(pumping, report).WaitAsync(DrainTime, time, CancellationToken.None);
        }
        catch (TimeoutException)
        {
            await streams.CancelAsync();
        }

        return (await pumping).All(ended => ended);
    }
}
