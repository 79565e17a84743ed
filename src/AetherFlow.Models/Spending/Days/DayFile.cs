using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AetherFlow.Models.Spending;

/// <summary>
/// The file of a day, opened by whoever holds the lock. Its first line says which version of the format it has and
/// when it was made. A line that a killed process left torn is closed, and says nothing.
/// </summary>
internal sealed class DayFile : IDisposable
{
    private const int Version = 1;
    private const int LongestHead = 128;
    private const int ChunkSize = 64 * 1024;

    private readonly FileStream _file;

    private DayFile(FileStream file) => _file = file;

    /// <exception cref="IOException">The system does not let it be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static DayFile Open(string path, DateTimeOffset now)
    {
        var file = new DayFile(SpendFolder.Open(path, FileMode.OpenOrCreate, FileShare.ReadWrite | FileShare.Delete));
        var mended = false;
        try
        {
            file.Mend(now);
            mended = true;
            return file;
        }
        finally
        {
            if (!mended) file.Dispose();
        }
    }

    /// <summary>For whoever only looks, with or without the lock: a line that is being written is not there yet.</summary>
    public static DayFile OpenToRead(string path) => new(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 0));

    public static byte[] HeadOf(DateTimeOffset made) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{{\"v\":{Version},\"made\":\"{made.UtcDateTime:O}\"}}\n"));

    /// <summary>Takes in what was appended since; all of it where the file was made anew.</summary>
    /// <exception cref="InvalidDataException">It is no index, or of another version.</exception>
    public void ReadOn(DayReading reading)
    {
        if (reading.Head.Length == 0 || !BeginsWith(reading.Head)) reading.Restart(Head());
        reading.Offset = Lines(reading.Offset, line =>
        {
            if (line is null) reading.Tally.AddUnreadable();
            else reading.Tally.Add(line);
        });
    }

    /// <summary>All lines that say something.</summary>
    /// <exception cref="InvalidDataException">It is no index, or of another version.</exception>
    public IReadOnlyList<SpendLine> Lines()
    {
        var lines = new List<SpendLine>();
        Lines(Head().Length, line =>
        {
            if (line is not null) lines.Add(line);
        });
        return lines;
    }

    public bool BeginsWith(byte[] head) => head.AsSpan().SequenceEqual(Read(0, head.Length));

    /// <summary>All of it or nothing.</summary>
    public void Append(ReadOnlySpan<byte> lines)
    {
        var before = _file.Length;
        try
        {
            RandomAccess.Write(_file.SafeFileHandle, lines, before);
        }
        catch (IOException)
        {
            _file.SetLength(before);
            throw;
        }
    }

    /// <summary>The first line, which must be one that this program understands.</summary>
    /// <exception cref="InvalidDataException">It is not.</exception>
    public byte[] Head()
    {
        var head = Read(0, LongestHead);
        var end = head.AsSpan().IndexOf((byte)'\n');
        if (end < 0 || VersionOf(head.AsMemory(0, end)) is not { } version) throw new InvalidDataException("its first line does not say which version it has");
        return version == Version ? head[..(end + 1)] : throw new InvalidDataException($"it is of version {version} of the format, and this program knows version {Version}");
    }

    public void Dispose() => _file.Dispose();

    /// <summary>Visits the lines that have their end, null for those that say nothing; returns where they stop.</summary>
    private long Lines(long offset, Action<SpendLine?> visit)
    {
        while (Read(offset, ChunkSize) is { Length: > 0 } chunk)
        {
            var end = chunk.AsSpan().LastIndexOf((byte)'\n');
            if (end < 0 && chunk.Length < ChunkSize) break;
            // A line longer than a chunk is none of ours.
            if (end < 0) end = chunk.Length - 1;
            foreach (var range in chunk.AsSpan(0, end).Split((byte)'\n'))
            {
                if (chunk.AsSpan(range) is { IsEmpty: false } line) visit(SpendLine.Read(line));
            }

            offset += end + 1;
        }

        return offset;
    }

    private static int? VersionOf(ReadOnlyMemory<byte> head)
    {
        try
        {
            using var json = JsonDocument.Parse(head);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("v", out var version) && version.TryGetInt32(out var number) ? number : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private void Mend(DateTimeOffset now)
    {
        var length = _file.Length;
        if (length > 0 && Read(length - 1, 1) is [(byte)'\n']) return;
        // Not even the first line is whole: nothing was ever written behind it.
        if (length < LongestHead && !Read(0, LongestHead).AsSpan().Contains((byte)'\n'))
        {
            _file.SetLength(0);
            Append(HeadOf(now));
        }
        else
        {
            Append("\n"u8);
        }
    }

    private byte[] Read(long offset, int count)
    {
        var buffer = new byte[count];
        var read = RandomAccess.Read(_file.SafeFileHandle, buffer, offset);
        return read == count ? buffer : buffer[..read];
    }
}
