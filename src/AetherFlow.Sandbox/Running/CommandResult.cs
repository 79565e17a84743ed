using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace AetherFlow.Sandbox;

/// <summary>What became of a command.</summary>
public sealed record CommandResult
{
    public required CommandOutcome Outcome { get; init; }

    /// <summary>Null where the command did not end by itself; 128 and the signal, as in a shell, where a signal ended it.</summary>
    public int? ExitCode { get; init; }

    /// <summary>Of each pipeline that was run, in their order; empty for a single program and for a text of bash.</summary>
    public ImmutableArray<PipelineEnd> Pipelines { get; init; } = [];

    public BoundedText StandardOutput { get; init; } = BoundedText.Empty;

    public BoundedText StandardError { get; init; } = BoundedText.Empty;

    /// <summary>What the sandbox, and not the command, was the reason of, as far as that can be known; where nothing was started, why.</summary>
    public ImmutableArray<SandboxProblem> Denials { get; init; } = [];

    /// <summary>From the call to the end.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Of that, until the command could begin.</summary>
    public TimeSpan StartUp { get; init; }

    /// <summary>What was odd about the end.</summary>
    public string? Remark { get; init; }

    /// <summary>No sandbox held it.</summary>
    public bool RanOnHost { get; init; }

    public bool Succeeded => Outcome == CommandOutcome.Exited && ExitCode == 0;

    public static CommandResult NotStarted(SandboxProblem problem) => new() { Outcome = CommandOutcome.NotStarted, Denials = [problem] };

    /// <summary>How it ended, in one line: <c>exit code 1 after 0.3 s</c>.</summary>
    public override string ToString()
    {
        var seconds = Duration.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        return Outcome switch
        {
            CommandOutcome.NotStarted => "not started",
            CommandOutcome.TimedOut => $"killed after {seconds} s: its time was over",
            CommandOutcome.DiskFull => $"killed after {seconds} s: the disk was almost full",
            _ => $"exit code {ExitCode?.ToString(CultureInfo.InvariantCulture)} after {seconds} s",
        };
    }

    /// <summary>The end, what the sandbox has to do with it, and both output streams, as a model or a person reads them.</summary>
    public string FormatForModel()
    {
        var text = new StringBuilder(ToString());
        if (Remark is not null) text.Append(" (").Append(Remark).Append(')');
        if (RanOnHost) text.Append(" (it ran without a sandbox)");
        foreach (var denial in Denials) text.Append("\nsandbox: ").Append(denial);
        Append(text, "standard output", StandardOutput);
        Append(text, "standard error", StandardError);
        return text.ToString();
    }

    private static void Append(StringBuilder text, string name, BoundedText content)
    {
        if (content.TotalBytes == 0) return;
        text.Append('\n').Append(name).Append(content.Truncated ? $" ({content.TotalBytes.ToString(CultureInfo.InvariantCulture)} bytes, shortened):\n" : ":\n");
        text.Append(PlainOutput.Of(content.Text).TrimEnd('\n'));
    }
}
