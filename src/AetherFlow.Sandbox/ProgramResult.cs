using System.Globalization;
using System.Text;

namespace AetherFlow.Sandbox;

/// <summary>What became of a program.</summary>
public sealed record ProgramResult
{
    public required ProgramOutcome Outcome { get; init; }

    /// <summary>Null where the program did not end by itself; 128 + <see cref="Signal"/>, as in a shell, where a signal ended it.</summary>
    public int? ExitCode { get; init; }

    /// <summary>The signal that ended the program, sent by itself or by somebody else.</summary>
    public int? Signal { get; init; }

    public BoundedText StandardOutput { get; init; } = BoundedText.Empty;

    public BoundedText StandardError { get; init; } = BoundedText.Empty;

    public TimeSpan Duration { get; init; }

    /// <summary>Why the program was not started, or what was odd about its end.</summary>
    public string? Reason { get; init; }

    public bool Succeeded => Outcome == ProgramOutcome.Exited && ExitCode == 0;

    /// <summary>How it ended, in one line: <c>exit code 1 after 0.3 s</c>.</summary>
    public override string ToString() => Outcome switch
    {
        ProgramOutcome.NotFound => $"not found: {Reason}",
        ProgramOutcome.NotStarted => $"not started: {Reason}",
        ProgramOutcome.TimedOut => $"killed after {Seconds()} s: its time was over",
        _ when Signal is { } signal => $"ended by signal {signal}{SignalName(signal)} after {Seconds()} s",
        _ => $"exit code {ExitCode} after {Seconds()} s",
    };

    /// <summary>The end and both output streams, as a model or a person reads them.</summary>
    public string FormatForModel()
    {
        var text = new StringBuilder(ToString());
        if (Reason is not null && Outcome is ProgramOutcome.Exited or ProgramOutcome.TimedOut) text.Append(" (").Append(Reason).Append(')');
        Stream(text, "standard output", StandardOutput);
        Stream(text, "standard error", StandardError);
        return text.ToString();
    }

    private string Seconds() => Duration.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);

    private static void Stream(StringBuilder text, string name, BoundedText content)
    {
        if (content.TotalBytes == 0) return;
        text.Append('\n').Append(name).Append(content.Truncated ? $" ({content.TotalBytes} bytes, shortened):\n" : ":\n");
        text.Append(content.Text.TrimEnd('\n'));
    }

    /// <summary>Only the numbers that are the same on every system.</summary>
    private static string SignalName(int signal) => signal switch
    {
        1 => " (SIGHUP)",
        2 => " (SIGINT)",
        3 => " (SIGQUIT)",
        4 => " (SIGILL)",
        6 => " (SIGABRT)",
        8 => " (SIGFPE)",
        9 => " (SIGKILL)",
        11 => " (SIGSEGV)",
        13 => " (SIGPIPE)",
        15 => " (SIGTERM)",
        _ => "",
    };
}
