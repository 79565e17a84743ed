using AetherFlow.Models.Problems;
using AetherFlow.Models.Wire;
using AetherFlow.Runs;
using AetherFlow.Runs.Effects;
using AetherFlow.Runs.Events;

namespace AetherFlow.Models.Calling;

/// <summary>One request to one server: reserved before, recorded and settled after by whoever makes it.</summary>
internal sealed class PhysicalCall(Candidate candidate, Money reserved, Redactor redactor, TimeProvider time)
{
    private readonly PartialReply _partial = new();
    private long _start;
    private long? _firstTokenMs;

    /// <summary>Whether the request may have left: before that, nothing can have been spent.</summary>
    public bool Begun { get; private set; }

    public async Task<CallFinished> MakeAsync(Scope inside, CancellationToken cancellation)
    {
        Begun = true;
        _start = time.GetTimestamp();
        var problem = await ReadAsync(inside, cancellation);
        if (problem is not null && !_partial.IsEmpty) inside.Signal(SignalKind.ReplyReset);
        var usage = problem is null || _partial.FinishReason is not null ? _partial.Usage : null;
        return new CallFinished
        {
            Provider = candidate.Provider.Name,
            Model = candidate.Model.Id,
            Request = candidate.Hash.Value,
            // A reply that was paid for is kept, also when the user cancels in this moment.
            Reply = problem is null ? await inside.Blobs.PayloadAsync(redactor.Redact(_partial.Text), CancellationToken.None) : null,
            FinishReason = _partial.FinishReason,
            Problem = problem is null ? null : problem with { Message = redactor.Redact(problem.Message) },
            Usage = usage,
            Cost = CostOf(problem, usage),
            DurationMs = ElapsedMs(),
            FirstTokenMs = _firstTokenMs,
        };
    }

    private async Task<CallProblem?> ReadAsync(Scope inside, CancellationToken cancellation)
    {
        try
        {
            if (candidate.Stream) await StreamAsync(inside, cancellation);
            else _partial.Add(await candidate.Connection.Client.GetResponseAsync(candidate.Messages, candidate.Options, cancellation));
        }
        catch (ModelProblemException e)
        {
            return e.Problem;
        }

        return _partial.FinishReason is { } reason
            ? FinishReasons.ProblemOf(reason, candidate.Provider.Name, candidate.Model.Id)
            : new CallProblem(ProblemKind.Cut, $"{candidate.Provider.Name} ended the reply of {candidate.Model.Id} before it was finished.", Retryable: true);
    }

    private async Task StreamAsync(Scope inside, CancellationToken cancellation)
    {
        await foreach (var update in candidate.Connection.Client.GetStreamingResponseAsync(candidate.Messages, candidate.Options, cancellation))
        {
            _partial.Add(update);
            if (update.Text.Length == 0) continue;
            _firstTokenMs ??= ElapsedMs();
            inside.Signal(SignalKind.ReplyPiece, redactor.Redact(update.Text));
        }
    }

    private Money CostOf(CallProblem? problem, Usage? usage) =>
        usage is not null ? candidate.Model.Price?.Of(usage) ?? Money.Zero
        : problem is { Charged: false } ? Money.Zero
        : reserved;

    private long ElapsedMs() => (long)time.GetElapsedTime(_start).TotalMilliseconds;
}
