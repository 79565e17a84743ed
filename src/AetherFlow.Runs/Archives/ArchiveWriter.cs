using System.IO.Compression;
using AetherFlow.Runs.Journal;

namespace AetherFlow.Runs.Archives;

/// <summary>Writes one recording: head, journal, contents in the order of their hashes.</summary>
internal sealed class ArchiveWriter(RunFolder run, ArchiveRedactor redactor, ArchiveLimits limits)
{
    /// <summary>The oldest time that a zip can name: the same run gives the same bytes.</summary>
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<string, ArchivedBlob> _blobs = new(StringComparer.Ordinal);

    /// <summary>New hash to old hash.</summary>
    private readonly SortedDictionary<string, string> _sources = new(StringComparer.Ordinal);

    private long _unpacked;

    public async Task<ArchiveReport> WriteAsync(string file, CancellationToken cancellation)
    {
        var report = new ArchiveReport { File = file };
        var references = new BlobReferences(run.Blobs);
        var end = JournalReader.ReadAll(run.JournalPath, references.Add);
        if (end.Sequence == 0) return report with { Problem = new Problem("run.empty", $"The run {run.Id} has not even a first line.", "There is nothing to export.") };
        if (references.Missing is { } missing) await run.Blobs.GetAsync(missing, cancellation);
        if (await MapAsync(references.Found, end, cancellation) is { } tooLarge) return report with { Problem = tooLarge };
        var temporary = $"{file}.{Environment.ProcessId}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await WriteZipAsync(temporary, end, cancellation);
            var bytes = new FileInfo(temporary).Length;
            if (bytes > limits.File || _unpacked > limits.Unpacked) return report with { Problem = TooLarge() };
            File.Move(temporary, file, overwrite: true);
            return report with { Bytes = bytes, Lines = end.Sequence, Blobs = _sources.Count };
        }
        catch (Exception e) when (JournalException.IsRefusal(e))
        {
            return report with { Problem = new Problem("recording.unwritable", $"The recording {file} could not be written: {e.Message}", "Make room or give access, or name another file.") };
        }
        finally
        {
            if (File.Exists(temporary)) File.Delete(temporary);
        }
    }

    /// <summary>What each content becomes, one in memory at a time.</summary>
    private async Task<Problem?> MapAsync(IReadOnlyCollection<string> hashes, JournalEnd end, CancellationToken cancellation)
    {
        _unpacked = end.Length + hashes.Sum(run.Blobs.SizeOf);
        if (hashes.Count + 2 > limits.Entries || _unpacked > limits.Unpacked || hashes.Any(hash => run.Blobs.SizeOf(hash) > limits.Content)) return TooLarge();
        foreach (var hash in hashes)
        {
            var content = redactor.Bytes(await run.Blobs.GetAsync(hash, cancellation));
            var blob = new ArchivedBlob(BlobStore.HashOf(content), content.Length);
            _blobs[hash] = blob;
            _sources.TryAdd(blob.Hash, hash);
        }

        return null;
    }

    private async Task WriteZipAsync(string path, JournalEnd end, CancellationToken cancellation)
    {
        await using var file = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        await using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            var head = new ArchiveHead
            {
                Format = ArchiveHead.KnownFormat,
                Version = ArchiveHead.KnownVersion,
                Run = run.Id.Value,
                Lines = end.Sequence,
                Blobs = _sources.Count,
            };
            await PutAsync(zip, EntryNames.Head, head.ToBytes(), cancellation);
            _unpacked = 0;
            await using (var journal = Add(zip, EntryNames.Journal)) WriteJournal(journal, end, cancellation);
            foreach (var (hash, source) in _sources)
                await PutAsync(zip, EntryNames.OfBlob(hash), redactor.Bytes(await run.Blobs.GetAsync(source, cancellation)), cancellation);
        }

        RandomAccess.FlushToDisk(file.SafeFileHandle);
    }

    /// <summary>A run under way may have gone on since its contents were looked up; what is new stays out.</summary>
    private void WriteJournal(Stream to, JournalEnd end, CancellationToken cancellation)
    {
        var rewriter = new LineRewriter(redactor, _blobs);
        JournalReader.ReadAll(run.JournalPath, line =>
        {
            cancellation.ThrowIfCancellationRequested();
            if (line.Sequence > end.Sequence) return;
            var bytes = rewriter.Rewrite(line);
            _unpacked += bytes.Length;
            to.Write(bytes);
        });
    }

    private async Task PutAsync(ZipArchive zip, string name, byte[] content, CancellationToken cancellation)
    {
        await using var entry = Add(zip, name);
        await entry.WriteAsync(content, cancellation);
        _unpacked += content.Length;
    }

    private static Stream Add(ZipArchive zip, string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = NoTime;
        return entry.Open();
    }

    private Problem TooLarge() => new(
        "recording.too_large",
        $"The run {run.Id} has {_unpacked:N0} bytes; a recording holds at most {limits.Unpacked:N0} bytes in {limits.Entries:N0} entries, and is itself no larger than {limits.File:N0} bytes.",
        $"Copy its folder {run.Path} instead; it holds your files as they are, keys in them included.");
}
