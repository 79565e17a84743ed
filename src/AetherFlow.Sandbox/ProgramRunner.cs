using System.Runtime.InteropServices;
using System.Text;
using AetherFlow.Sandbox.Posix;

namespace AetherFlow.Sandbox;

/// <summary>
/// Runs fixed programs: argument by argument without a shell, in an environment and a session of their own, with
/// bounded output, and nothing of them left when it returns. It is no sandbox: the program may do whatever the user may.
/// </summary>
public sealed class ProgramRunner(TimeProvider time)
{
    /// <summary>Stands in the environment of every program, with a value of its own, so that its descendants can be told from others.</summary>
    public const string MarkVariable = "AETHERFLOW_CALL";

    /// <summary>How long the streams are still read when all processes known are dead and somebody keeps them open.</summary>
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(1);

    /// <exception cref="OperationCanceledException">Cancelled; the program and all it started are dead.</exception>
    public async Task<ProgramResult> RunAsync(ProgramCall call, CancellationToken cancellation)
    {
        if (OperatingSystem.IsWindows()) throw new PlatformNotSupportedException("Programs are started on Linux and macOS only; on Windows use WSL.");
        Check(call);
        cancellation.ThrowIfCancellationRequested();
        var start = time.GetTimestamp();
        if (Locate(call, out var reason) is not { } program) return new ProgramResult { Outcome = ProgramOutcome.NotFound, Reason = reason };
        if (!Directory.Exists(call.WorkingDirectory))
            return new ProgramResult { Outcome = ProgramOutcome.NotStarted, Reason = $"the working directory {call.WorkingDirectory} does not exist" };

        await using var child = SpawnedProcess.Start(Spawning.Of(program, call, NewMark()), out var error);
        return child is null ? Refused(program, error) : await WatchAsync(child, call, start, cancellation);
    }

    internal static string NewMark() => $"{MarkVariable}={Guid.NewGuid():N}";

    private async Task<ProgramResult> WatchAsync(SpawnedProcess child, ProgramCall call, long start, CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(call.Timeout, time);
        using var hurry = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token);
        using var streams = new CancellationTokenSource();
        var (output, error) = (new HeadTailBuffer(call.OutputLimit), new HeadTailBuffer(call.OutputLimit));
        var pumps = Task.WhenAll(
            FeedAsync(child.Input, call.StandardInput, streams.Token),
            PumpAsync(child.Output, output, streams.Token),
            PumpAsync(child.Error, error, streams.Token));

        var byItself = await EndsBeforeAsync(child, hurry.Token);
        var status = await child.EndAsync();
        var drained = await DrainAsync(pumps, streams);
        if (!byItself) cancellation.ThrowIfCancellationRequested();

        var signal = status & 0x7f;
        return new ProgramResult
        {
            Outcome = byItself ? ProgramOutcome.Exited : ProgramOutcome.TimedOut,
            ExitCode = !byItself ? null : signal == 0 ? (status >> 8) & 0xff : 128 + signal,
            Signal = byItself && signal != 0 ? signal : null,
            StandardOutput = output.ToText(),
            StandardError = error.ToText(),
            Duration = time.GetElapsedTime(start),
            Reason = drained ? null : "a process that could not be found still holds its output open",
        };
    }

    private static async Task<bool> EndsBeforeAsync(SpawnedProcess child, CancellationToken hurry)
    {
        try
        {
            await child.Ended.WaitAsync(hurry);
            return true;
        }
        catch (OperationCanceledException) when (hurry.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task<bool> DrainAsync(Task<bool[]> pumps, CancellationTokenSource streams)
    {
        try
        {
            await pumps.WaitAsync(DrainTime, time, CancellationToken.None);
        }
        catch (TimeoutException)
        {
            await streams.CancelAsync();
        }

        return (await pumps).All(ended => ended);
    }

    private static async Task<bool> PumpAsync(Stream stream, HeadTailBuffer buffer, CancellationToken stop)
    {
        var chunk = new byte[16 * 1024];
        try
        {
            int read;
            while ((read = await stream.ReadAsync(chunk, stop)) > 0) buffer.Append(chunk.AsSpan(0, read));
            return true;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return false;
        }
    }

    private static async Task<bool> FeedAsync(Stream stream, string? text, CancellationToken stop)
    {
        try
        {
            if (text is not null) await stream.WriteAsync(Encoding.UTF8.GetBytes(text), stop);
            return true;
        }
        catch (IOException)
        {
            // The program ended, or closed its input, without reading all: its exit code says whether that was wrong.
            return true;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return false;
        }
        finally
        {
            await stream.DisposeAsync();
        }
    }

    private static string? Locate(ProgramCall call, out string reason)
    {
        if (call.Program.StartsWith('/'))
        {
            reason = $"{call.Program} does not exist";
            return File.Exists(call.Program) ? call.Program : null;
        }

        var path = call.Environment.GetValueOrDefault("PATH");
        reason = string.IsNullOrEmpty(path)
            ? $"{call.Program} cannot be looked up: the call has no PATH"
            : $"{call.Program} is in none of {path} (the working directory does not count)";
        return ProgramFinder.Find(call.Program, path, call.WorkingDirectory);
    }

    private static ProgramResult Refused(string program, int error) => new()
    {
        Outcome = error == LibC.NoSuchFile ? ProgramOutcome.NotFound : ProgramOutcome.NotStarted,
        Reason = $"{program}: {Marshal.GetPInvokeErrorMessage(error)} (error {error})",
    };

    private static void Check(ProgramCall call)
    {
        if (call.Program.Length == 0 || (call.Program.Contains('/') && call.Program[0] != '/'))
            throw new ArgumentException($"'{call.Program}' is neither an absolute path nor a bare name.", nameof(call));
        if (!call.WorkingDirectory.StartsWith('/'))
            throw new ArgumentException($"The working directory '{call.WorkingDirectory}' is not absolute.", nameof(call));
        if (call.Timeout <= TimeSpan.Zero) throw new ArgumentException($"The timeout {call.Timeout} is not positive.", nameof(call));
        if (call.Arguments.Append(call.Program).Append(call.WorkingDirectory).Concat(call.Environment.Values).Any(text => text.Contains('\0')))
            throw new ArgumentException("An argument, a path or a value of the environment contains NUL.", nameof(call));
        if (call.Environment.Keys.FirstOrDefault(key => key.Length == 0 || key.AsSpan().ContainsAny('=', '\0')) is { } odd)
            throw new ArgumentException($"'{odd}' is no name of an environment variable.", nameof(call));
    }
}
