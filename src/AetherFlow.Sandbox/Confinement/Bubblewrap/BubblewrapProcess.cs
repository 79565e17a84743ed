using System.Globalization;
using AetherFlow.Sandbox.Posix;

namespace AetherFlow.Sandbox;

/// <summary>
/// One sandbox with the program in it. The program begins only when the sandbox was looked at from outside: limits are
/// in force, and every mount shows what it was meant to show, whatever somebody did to links in the workspace meanwhile.
/// </summary>
internal sealed class BubblewrapProcess(SpawnedProcess child, BubblewrapDescriptors descriptors, BubblewrapLimits limits) : IConfinedProcess
{
    /// <summary>The kernel needs moments to end a process namespace.</summary>
    private static readonly TimeSpan LastPatience = TimeSpan.FromSeconds(10);

    /// <summary>How often somebody looks whether the caller has lost patience.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    /// <summary>What the last mount takes, of which nothing tells; who span meanwhile would take a processor from it.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromMicroseconds(100);

    private readonly BubblewrapStatus _status = new(descriptors.Status.Stream);
    private SandboxProblem? _problem;
    private int _init = -1;
    private ConfinedEnd? _end;

    public Stream Output => child.Output;

    public Stream Error => child.Error;

    public Task Ended => child.Ended;

    private bool HasEnded => Kernel.WaitForEnd(_init, TimeSpan.Zero);

    /// <summary>Lets the program begin, or kills the sandbox where it is not as it should be.</summary>
    public async Task ReleaseAsync(BubblewrapView view, CancellationToken cancellation)
    {
        await child.Input.DisposeAsync();
        if (await _status.ReadProcessAsync(cancellation) is not { } process) return;
        _init = Kernel.OpenProcess(process);
        // It ended with an error of its own, which is told by its standard error.
        if (_init < 0) return;
        _problem = Refused(() => limits.Join(process)) ?? Changed(view, process, cancellation) ?? Refused(() => limits.Lower(process));
        if (_problem is not null) await EndAsync(byItself: false);
        else if (!HasEnded) await BeginAsync();
    }

    public async Task<ConfinedEnd> EndAsync(bool byItself) => _end ??= await KillAsync(byItself);

    public async Task<string> ReadReportAsync()
    {
        if (descriptors.Report is not { } report) return "";
        using var reader = new StreamReader(report.Stream, leaveOpen: true);
        return await reader.ReadToEndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync(byItself: false);
        _status.Dispose();
        await child.DisposeAsync();
        descriptors.Dispose();
    }

    private async Task<ConfinedEnd> KillAsync(bool byItself)
    {
        if (_init >= 0 && !byItself) Kernel.KillProcess(_init);
        var status = await child.EndAsync();
        // The first process of the namespace is the last to be gone of it, and takes all others with it.
        if (_init >= 0)
        {
            if (byItself) Kernel.KillProcess(_init);
            if (!HasEnded && !await Task.Run(() => Kernel.WaitForEnd(_init, LastPatience))) throw new InvalidOperationException("The kernel does not end a sandbox that was killed.");
            Kernel.Close(_init);
            _init = -1;
        }

        var code = byItself ? await _status.ReadExitCodeAsync() : null;
        var met = limits.Met();
        limits.Dispose();
        // Killed from outside, or at a limit, it tells nothing, but it did run.
        var signal = status & 0x7f;
        if (code is null && byItself && (signal != 0 || !met.IsEmpty)) code = signal != 0 ? 128 + signal : (status >> 8) & 0xff;
        return new ConfinedEnd { ExitCode = code, Ran = code is not null || !byItself, Problem = _problem, LimitsMet = met };
    }

    /// <summary>Waits until all mounts are made, and compares what they show with what they should.</summary>
    private SandboxProblem? Changed(BubblewrapView view, int process, CancellationToken cancellation)
    {
        var outside = MountTable.Read("self");
        while (!descriptors.Last.Content.WaitForClose(Look)) cancellation.ThrowIfCancellationRequested();
        var name = process.ToString(CultureInfo.InvariantCulture);
        var inside = MountTable.Parse("");
        for (var patience = TimeSpan.Zero; !inside.IsReadOnly("/") || inside.At(view.Workspace) is null; patience = Moment)
        {
            // It ended with an error of its own, which is told by its standard error.
            if (Kernel.WaitForEnd(_init, patience)) return null;
            cancellation.ThrowIfCancellationRequested();
            // Who reads the table holds up who is mounting, so it is read only when nobody does.
            if (ProcessEntry.Read(process) is { IsWaiting: true }) inside = MountTable.Read(name);
        }

        var odd = view.Protected.Append(view.Workspace).FirstOrDefault(path => inside.At(path) != outside.Holding(path));
        return odd is null ? null : new SandboxProblem(
            "sandbox.place_changed",
            $"{odd} was replaced by a link while the sandbox was made, so nothing was run.",
            "Find out who changes the workspace meanwhile, then try again.");
    }

    private SandboxProblem? Refused(Action limit)
    {
        try
        {
            limit();
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // One that has ended by itself cannot be held any more, and has nothing to be held back from.
            return HasEnded ? null : new SandboxProblem(
                "sandbox.limits",
                $"The limits of the sandbox could not be set: {e.Message.TrimEnd('.')}.",
                "Nothing was run. Look at what 'aetherflow doctor' says about the sandbox.");
        }
    }

    private async Task BeginAsync()
    {
        try
        {
            await descriptors.Block.Stream.WriteAsync("x"u8.ToArray());
        }
        catch (IOException)
        {
            // It ended with an error of its own, which is told by its standard error.
            await child.Ended;
        }
    }
}
