using System.Runtime.InteropServices;
using AetherFlow.Hosting;

namespace AetherFlow.Cli;

/// <summary>
/// The user's or the system's wish that the program end: the first one lets the run end in order, a second one ends
/// the process where it stands (the journal is made for that).
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly List<PosixSignalRegistration> _registrations = [];
    private readonly Action<int> _exit;
    private int _signals;

    /// <param name="exit">Ends the process at once with that code.</param>
    public Interruption(Action<int> exit) => _exit = exit;

    public CancellationToken Token => _source.Token;

    /// <summary>The code that says which signal came first; null where none came.</summary>
    public int? ExitCode { get; private set; }

    public void Listen()
    {
        _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Take(context, ExitCodes.Interrupted)));
        _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Take(context, ExitCodes.Terminated)));
    }

    /// <summary>What a signal means.</summary>
    public void Signal(int exitCode)
    {
        if (Interlocked.Increment(ref _signals) > 1)
        {
            _exit(exitCode);
            return;
        }

        ExitCode = exitCode;
        _source.Cancel();
    }

    /// <summary>The code of the process: a run that was stopped says 130, whichever signal stopped it.</summary>
    public int Settle(int exitCode) => exitCode == ExitCodes.Interrupted && ExitCode is { } signalled ? signalled : exitCode;

    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
        _source.Dispose();
    }

    private void Take(PosixSignalContext context, int exitCode)
    {
        context.Cancel = true;
        Signal(exitCode);
    }
}
