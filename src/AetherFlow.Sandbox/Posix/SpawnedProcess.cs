namespace AetherFlow.Sandbox.Posix;

/// <summary>
/// A child process in a session of its own, with pipes on its streams. Whoever disposes of it kills it with all
/// that it started; until then its id belongs to nobody else, even when it has ended.
/// </summary>
internal sealed class SpawnedProcess : IAsyncDisposable
{
    private readonly int _id;
    private readonly string? _mark;
    private readonly TaskCompletionSource<int> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _reaped;

    private SpawnedProcess(int id, string? mark, Pipes pipes)
    {
        _id = id;
        _mark = mark;
        Input = pipes.Input;
        Output = pipes.Output;
        Error = pipes.Error;
        new Thread(() => _ended.SetResult(LibC.WaitForEnd(id))) { IsBackground = true, Name = $"wait for {id}" }.Start();
    }

    public int Id => _id;

    public Stream Input { get; }

    public Stream Output { get; }

    public Stream Error { get; }

    /// <summary>Ends when the program has ended; what it started may live on.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Starts the program; null, with the system's error number, where the system refuses.</summary>
    public static SpawnedProcess? Start(Spawning spawning, out int error)
    {
        var pipes = new Pipes();
        try
        {
            error = Spawner.Spawn(spawning, pipes, out var id);
            if (error == 0)
            {
                var started = new SpawnedProcess(id, spawning.Mark, pipes);
                pipes = null;
                return started;
            }

            return null;
        }
        finally
        {
            pipes?.Dispose();
        }
    }

    /// <summary>Kills whatever still runs of the program and its descendants, and takes its status.</summary>
    /// <returns>The status as <c>wait</c> gives it.</returns>
    public async Task<int> EndAsync()
    {
        if (_mark is null) _ = LibC.kill(-_id, LibC.Kill);
        else ProcessTree.Kill(_id, _mark);
        await _ended.Task;
        _reaped = true;
        return LibC.Reap(_id)
            ?? throw new InvalidOperationException($"The system has no exit status for process {_id}: SIGCHLD is ignored here, or somebody else took it.");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_reaped) await EndAsync();
        await Input.DisposeAsync();
        await Output.DisposeAsync();
        await Error.DisposeAsync();
    }
}
