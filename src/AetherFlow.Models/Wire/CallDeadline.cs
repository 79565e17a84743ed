namespace AetherFlow.Models.Wire;

/// <summary>
/// Two limits of one call: how long the server may be silent, and how long all of it may take. Which one ended the
/// call, or whether the user did, can be told afterwards.
/// </summary>
internal sealed class CallDeadline : IDisposable
{
    /// <summary>A whole call may take this many times the silence that is allowed.</summary>
    public const int TotalFactor = 10;

    /// <summary>How long a finished reply is kept waiting for its usage report.</summary>
    private static readonly TimeSpan PatienceAfterFinish = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _silence;
    private readonly CancellationTokenSource _total;
    private readonly CancellationTokenSource _either;
    private TimeSpan _patience;

    public CallDeadline(TimeSpan patience, TimeProvider time, CancellationToken user)
    {
        Patience = _patience = patience;
        User = user;
        _silence = new CancellationTokenSource(patience, time);
        _total = new CancellationTokenSource(Total, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(user, _silence.Token, _total.Token);
    }

    public TimeSpan Patience { get; }

    public TimeSpan Total => Patience * TotalFactor;

    public CancellationToken User { get; }

    public CancellationToken Token => _either.Token;

    public bool WasSilent => _silence.IsCancellationRequested;

    /// <summary>The server was heard.</summary>
    public void Touch() => _silence.CancelAfter(_patience);

    /// <summary>The reply is finished; only the report of its usage may follow.</summary>
    public void Finishing()
    {
        if (_patience > PatienceAfterFinish) _patience = PatienceAfterFinish;
        Touch();
    }

    /// <summary>The reply goes on after all.</summary>
    public void Resuming()
    {
        _patience = Patience;
        Touch();
    }

    public void Dispose()
    {
        _either.Dispose();
        _silence.Dispose();
        _total.Dispose();
    }
}
