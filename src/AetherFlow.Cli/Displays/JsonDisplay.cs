using System.Text.Json;
using System.Threading.Channels;
using AetherFlow.Cli.Json;
using AetherFlow.Cli.Wording;
using AetherFlow.Hosting;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Journal;

namespace AetherFlow.Cli.Displays;

/// <summary>
/// The stint's journal lines as they are, one JSON object a line, each flushed, ending with exactly one
/// <c>run.finished</c>. Whoever reads slowly holds up nothing but the end.
/// </summary>
internal sealed class JsonDisplay : IRunDisplay
{
    private readonly Stream _to;
    private readonly TextWriter _log;
    private readonly TimeProvider _time;
    private readonly Channel<ReadOnlyMemory<byte>> _lines = Channel.CreateUnbounded<ReadOnlyMemory<byte>>(new() { SingleReader = true });
    private readonly Task _writing;
    private bool _finished;

    /// <param name="to">Standard output; nothing else is written there.</param>
    /// <param name="log">Problems for people.</param>
    public JsonDisplay(Stream to, TextWriter log, TimeProvider time)
    {
        _to = to;
        _log = log;
        _time = time;
        Observer = new RunObserver { OnLine = Send };
        _writing = WriteAsync();
    }

    public RunObserver Observer { get; }

    public void Notice(string text) => _log.WriteLine(text);

    /// <summary>Standard output is what this display writes to: the log is free.</summary>
    public Task<T> LendAsync<T>(Func<TextWriter, Task<T>> use) => use(_log);

    public async Task EndAsync(RunReport report)
    {
        foreach (var problem in report.PlanProblems)
            Send(new JsonLine<PlanProblemJson>("plan.problem", _time.GetUtcNow().UtcDateTime, PlanProblemJson.Of(problem)), CliJson.Lines.JsonLinePlanProblemJson);
        Finish(report);
        foreach (var text in Summary.Problems(report.Problems)) await _log.WriteLineAsync(text);
        await DisposeAsync();
    }

    /// <summary>Where an error kept <see cref="EndAsync"/> from being called, the last line comes all the same.</summary>
    public async ValueTask DisposeAsync()
    {
        Finish(new RunReport { ExitCode = ExitCodes.RunFailed });
        _lines.Writer.TryComplete();
        await _writing;
    }

    /// <summary>Where no stint was begun, or it was cut off by a failure of the journal, the last line is made here.</summary>
    private static RunFinished Refused(RunReport report) => report.Finish ?? new RunFinished
    {
        Outcome = "failed",
        Resumable = report.Run is not null,
        ExitCode = report.ExitCode,
        Problem = report.Problems is [var first, ..] ? first
            : report.PlanProblems is [var plan, ..] ? new Problem(plan.Code, Printable.Line(plan.Message), plan.Hint)
            : null,
    };

    private void Finish(RunReport report)
    {
        if (_finished) return;
        _finished = true;
        Send(new JsonLine<RunFinished>("run.finished", _time.GetUtcNow().UtcDateTime, Refused(report)), CliJson.Lines.JsonLineRunFinished);
    }

    private void Send(JournalLine line)
    {
        _finished |= line.Type == "run.finished";
        _lines.Writer.TryWrite(line.Bytes);
    }

    private void Send<T>(T line, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> json) =>
        _lines.Writer.TryWrite(JsonSerializer.SerializeToUtf8Bytes(line, json));

    private async Task WriteAsync()
    {
        await foreach (var line in _lines.Reader.ReadAllAsync())
        {
            try
            {
                await _to.WriteAsync(line);
                _to.WriteByte((byte)'\n');
                await _to.FlushAsync();
            }
            catch (IOException)
            {
                // The reader is gone: the run goes on, as it would with its output thrown away.
                return;
            }
        }
    }
}
