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
        _loop = Task.Run(CommitGroupsAsync);
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

    private async Task CommitGroupsAsync()
    {
        var group = new List<Pending>(LargestGroup);
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        while (await _queue.Reader.WaitToReadAsync())
        {
            group.Clear();
            buffer.ResetWrittenCount();
            while (group.Count < LargestGroup && _queue.Reader.TryRead(out var pending))
                group.Add(pending);
            if (_failure is null) Commit(group, buffer);
            else FailAll(group);
        }
    }

    private void Commit(List<Pending> group, ArrayBufferWriter<byte> buffer)
    {
        var places = new LinePlace[group.Count];
        var times = new DateTimeOffset[group.Count];
        var sequence = _sequence;
        for (var i = 0; i < group.Count; i++)
        {
            var start = buffer.WrittenCount;
            times[i] = _time.GetUtcNow();
            LineFormat.Write(buffer, ++sequence, times[i], group[i].Entry);
            places[i] = new LinePlace(_length + start, buffer.WrittenCount - start - 1);
        }

        try
        {
            RandomAccess.Write(_file, buffer.WrittenSpan, _length);
            RandomAccess.FlushToDisk(_file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            Fail(e);
            FailAll(group);
            return;
        }

        var written = buffer.WrittenSpan;
        for (var i = 0; i < group.Count; i++)
        {
            // The bytes are copied: whoever is told may keep the line, and the buffer is used again.
            _onLine?.Invoke(JournalLine.Of(
                group[i].Entry, _sequence + i + 1, times[i], written.Slice((int)(places[i].Offset - _length), places[i].Length).ToArray(), places[i]));
            group[i].Done?.SetResult(places[i]);
        }

        _length += buffer.WrittenCount;
        _sequence = sequence;
    }

    private void Fail(Exception cause)
    {
        _failure = JournalException.Unwritable("The journal", cause);
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

    private void FailAll(List<Pending> group)
    {
        foreach (var pending in group) pending.Done?.SetException(_failure!);
    }

    private readonly record struct Pending(JournalEntry Entry, TaskCompletionSource<LinePlace>? Done);
}
