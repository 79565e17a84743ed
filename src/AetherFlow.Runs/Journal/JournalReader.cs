using System.Buffers;

namespace AetherFlow.Runs.Journal;

/// <summary>Reads a journal from its beginning; stops at the first invalid line.</summary>
public static class JournalReader
{
    /// <summary>Below the size from which arrays live until a full collection.</summary>
    private const int ChunkSize = 64 * 1024;

    /// <summary>More than any line has: 64 KB of payload, every byte of it escaped, and the rest.</summary>
    private const int TailSize = 1024 * 1024;

    /// <summary>
    /// Hands every valid line to <paramref name="visit"/> and says where the valid part ends.
    /// </summary>
    /// <exception cref="JournalException">A line is of another version: it must be neither skipped nor cut off.</exception>
    /// <exception cref="JournalDamagedException">Valid lines follow an invalid one: that is no torn tail.</exception>
    public static JournalEnd ReadAll(string path, Action<JournalLine> visit) => ReadOn(path, default, visit);

    /// <summary>Reads what stands behind the end of an earlier reading; what is valid once is never changed.</summary>
    /// <inheritdoc cref="ReadAll"/>
    public static JournalEnd ReadOn(string path, JournalEnd from, Action<JournalLine> visit)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        if (RandomAccess.GetLength(file) < from.Length) throw new JournalException($"The journal {path} is shorter than it was.");
        var (valid, sequence) = from;
        long? brokenAt = null;
        foreach (var (bytes, offset, ended) in Lines(file, from.Length))
        {
            var whole = ended && JournalLine.TryParse(bytes, offset, out var line) ? line : null;
            if (brokenAt is not null)
            {
                if (whole is not null && whole.Sequence > sequence) throw new JournalDamagedException(path, brokenAt.Value, sequence + 1);
            }
            else if (whole is not null && whole.Sequence == sequence + 1)
            {
                sequence = whole.Sequence;
                valid = offset + bytes.Length + 1;
                visit(whole);
            }
            else
            {
                brokenAt = offset;
                if (whole is not null && whole.Sequence > sequence) throw new JournalDamagedException(path, offset, sequence + 1);
            }
        }

        return new JournalEnd(valid, sequence);
    }

    /// <summary>
    /// The first valid line and the last ones, without what stands between: enough to list runs. Null and none where not
    /// even the first line is whole, and where another version of the program wrote them.
    /// </summary>
    /// <param name="isAside">Whether the line before such a one is wanted too.</param>
    /// <returns>The last lines in their order; only the first of them is no aside.</returns>
    public static (JournalLine? First, IReadOnlyList<JournalLine> Last) ReadEnds(string path, Func<JournalLine, bool> isAside)
    {
        try
        {
            return FindEnds(path, isAside);
        }
        catch (JournalException)
        {
            return (null, []);
        }
    }

    /// <summary>The second line, which says of a fork what it took over; null where it is not whole.</summary>
    public static JournalLine? ReadSecond(string path)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var (bytes, offset, ended) = Lines(file, 0).Skip(1).FirstOrDefault();
        return ended && JournalLine.TryParse(bytes, offset, out var line) ? line : null;
    }

    /// <summary>Reads one line again, of which an earlier reading kept the place.</summary>
    /// <exception cref="JournalException">There is no such line any more.</exception>
    public static JournalLine ReadAt(string path, LinePlace place)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[place.Length];
        return RandomAccess.Read(file, bytes, place.Offset) == bytes.Length && JournalLine.TryParse(bytes, place.Offset, out var line)
            ? line!
            : throw new JournalException($"The journal {path} has no valid line at byte {place.Offset}: it was changed since it was read.");
    }

    private static (JournalLine? First, IReadOnlyList<JournalLine> Last) FindEnds(string path, Func<JournalLine, bool> isAside)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var (head, _, headEnded) = Lines(file, 0).FirstOrDefault();
        if (!headEnded || !JournalLine.TryParse(head, 0, out var first)) return (null, []);
        var length = RandomAccess.GetLength(file);
        var start = Math.Max(0, length - TailSize);
        var tail = new byte[length - start];
        var end = RandomAccess.Read(file, tail, start);
        var last = new List<JournalLine>();
        while ((end = tail.AsSpan(0, end).LastIndexOf((byte)'\n')) > 0)
        {
            var from = tail.AsSpan(0, end).LastIndexOf((byte)'\n') + 1;
            if (!JournalLine.TryParse(tail.AsMemory(from, end - from), start + from, out var line)) continue;
            last.Insert(0, line!);
            if (!isAside(line!)) break;
        }

        return (first, last.Count > 0 ? last : [first!]);
    }

    /// <summary>Visitors may keep a line, so no chunk is used twice.</summary>
    private static IEnumerable<(ReadOnlyMemory<byte> Bytes, long Offset, bool Ended)> Lines(Microsoft.Win32.SafeHandles.SafeFileHandle file, long start)
    {
        var pending = new ArrayBufferWriter<byte>();
        var (position, lineStart) = (start, start);
        while (true)
        {
            var chunk = GC.AllocateUninitializedArray<byte>(ChunkSize);
            var read = RandomAccess.Read(file, chunk, position);
            if (read == 0) break;
            position += read;
            var from = 0;
            for (int end; (end = chunk.AsSpan(from, read - from).IndexOf((byte)'\n')) >= 0; from += end + 1)
            {
                ReadOnlyMemory<byte> line = chunk.AsMemory(from, end);
                if (pending.WrittenCount > 0)
                {
                    pending.Write(line.Span);
                    line = pending.WrittenSpan.ToArray();
                    pending.ResetWrittenCount();
                }

                yield return (line, lineStart, true);
                lineStart += line.Length + 1;
            }

            pending.Write(chunk.AsSpan(from, read - from));
        }

        if (pending.WrittenCount > 0) yield return (pending.WrittenSpan.ToArray(), lineStart, false);
    }
}
