using System.Buffers;
using System.Threading.Channels;
using Microsoft.Win32.SafeHandles;

namespace AetherFlow.Runs.Journal;

/// <summary>
/// A journal in a file, with group commit: one loop takes what has gathered, writes it at once, flushes it to the
/// disk once, and only then tells those who wait. A line that failed to be written is cut off again, and nothing
/// is written after a failure.
/// </summary>
public sealed class JournalFile : IRunJournal
{
    private const int LargestGroup = 512;

    private readonly SafeFileHandle _file;
    private readonly TimeProvider _time;
    private readonly Action<JournalLine>? _onLine;
    private readonly Channel<Pending> _queue = Channel.CreateUnbounded<Pending>(new() { SingleReader = true });
    private readonly List<Pending> _group = new(LargestGroup);
    private readonly Task _loop;
    private long _length;
    private long _sequence;
    private JournalException? _failure;

    private JournalFile(SafeFileHandle file, JournalEnd end, TimeProvider time, Action<JournalLine>? onLine)
    {
        _file = file;
        _length = end.Length;
        _sequence = end.Sequence;
        _time = time;
        _onLine = onLine;
        _loop = Task.Run(CommitAsync);
    }

    /// <summary>
    /// Opens for appending. The caller holds the run's lock and has read the file to <paramref name="end"/>;
    /// whatever stands behind it is a torn tail and is cut off.
    /// </summary>
    /// <param name="onLine">Told every line once it is on disk, in order, by the writing loop: be quick.</param>
    /// <exception cref="JournalException">The system does not let it be written.</exception>
    public static JournalFile Open(string path, JournalEnd end, TimeProvider time, Action<JournalLine>? onLine = null)
    {
        try
        {
            var file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
            if (RandomAccess.GetLength(file) > end.Length) RandomAccess.SetLength(file, end.Length);
            if (end.Length == 0) FolderSync.Flush(Path.GetDirectoryName(path)!);
            return new JournalFile(file, end, time, onLine);
        }
        catch (Exception e) when (JournalException.IsRefusal(e))
        {
            throw JournalException.Unwritable("The journal", e);
        }
    }

    public void Append(JournalEntry entry) => Enqueue(new Pending(entry, null));

    public Task<LinePlace> AppendAsync(JournalEntry entry)
    {
        var done = new TaskCompletionSource<LinePlace>(TaskCreationOptions.RunContinuationsAsynchronously);
        Enqueue(new Pending(entry, done));
        return done.Task;
    }

    public JournalLine Read(LinePlace place)
    {
        var bytes = new byte[place.Length];
        var read = RandomAccess.Read(_file, bytes, place.Offset);
        return read == bytes.Length && JournalLine.TryParse(bytes, place.Offset, out var line)
            ? line!
            : throw new JournalException($"The journal has no valid line at byte {place.Offset}: it was changed since it was read.");
    }

    /// <summary>Writes what is still waiting, and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop;
        _file.Dispose();
    }

    private void Enqueue(Pending pending)
    {
        if (!_queue.Writer.TryWrite(pending))
            throw _failure ?? new JournalException("The journal is closed.");
    }

    /// <summary>Whatever the loop dies of, an observer's mistake for one, is told to all who wait for it.</summary>
    private async Task CommitAsync()
    {
        var groups = CommitGroupsAsync();
        await Task.WhenAny(groups);
        if (groups.Exception?.InnerException is not { } cause) return;
        Fail(new JournalException($"The run could not be recorded any further: {cause.Message} It stops here and can be resumed.", cause));
        FailGroup();
        while (_queue.Reader.TryRead(out var pending)) pending.Done?.TrySetException(_failure!);
    }

    private async Task CommitGroupsAsync()
    {
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        while (await _queue.Reader.WaitToReadAsync())
        {
            _group.Clear();
            buffer.ResetWrittenCount();
            while (_group.Count < LargestGroup && _queue.Reader.TryRead(out var pending))
                _group.Add(pending);
            if (_failure is null) CommitGroup(buffer);
            else FailGroup();
        }
    }

    private void CommitGroup(ArrayBufferWriter<byte> buffer)
    {
        var places = new LinePlace[_group.Count];
        var times = new DateTimeOffset[_group.Count];
        var (start, sequence) = (_length, _sequence);
        for (var i = 0; i < _group.Count; i++)
        {
            var at = buffer.WrittenCount;
            times[i] = _time.GetUtcNow();
            LineFormat.Write(buffer, sequence + i + 1, times[i], _group[i].Entry);
            places[i] = new LinePlace(start + at, buffer.WrittenCount - at - 1);
        }

        try
        {
            RandomAccess.Write(_file, buffer.WrittenSpan, start);
            RandomAccess.FlushToDisk(_file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            Fail(JournalException.Unwritable("The journal", e));
            FailGroup();
            return;
        }

        _length += buffer.WrittenCount;
        _sequence += _group.Count;
        var written = buffer.WrittenSpan;
        for (var i = 0; i < _group.Count; i++)
        {
            // The bytes are copied: whoever is told may keep the line, and the buffer is used again.
            _onLine?.Invoke(JournalLine.Of(
                _group[i].Entry, sequence + i + 1, times[i], written.Slice((int)(places[i].Offset - start), places[i].Length).ToArray(), places[i]));
            _group[i].Done?.SetResult(places[i]);
        }
    }

    private void Fail(JournalException failure)
    {
        _failure = failure;
        _queue.Writer.TryComplete();
        try
        {
            // A partial line may have reached the file; shrinking works on a full disk too.
            RandomAccess.SetLength(_file, _length);
        }
        catch (IOException)
        {
            // The torn tail stays; the next holder of the lock cuts it off.
        }
    }

    private void FailGroup()
    {
        foreach (var pending in _group) pending.Done?.TrySetException(_failure!);
    }

    private readonly record struct Pending(JournalEntry Entry, TaskCompletionSource<LinePlace>? Done);
}
