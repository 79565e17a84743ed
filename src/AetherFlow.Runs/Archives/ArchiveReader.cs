using System.IO.Compression;
using System.Text.Json;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Journal;

namespace AetherFlow.Runs.Archives;

/// <summary>Unpacks a recording that may come from anybody, and believes nothing of what it says.</summary>
internal sealed class ArchiveReader(string file, ArchiveLimits limits)
{
    private const string Hint = "`aetherflow runs export` makes recordings; ask for the file again.";

    public async Task<(RunFolder? Run, Problem? Problem)> ReadAsync(string folder, CancellationToken cancellation)
    {
        if (!File.Exists(file)) return (null, new Problem("recording.missing", $"There is no recording {file}.", "Check the path."));
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
            return (null, new Problem("recording.folder_taken", $"{folder} is there already.", "Name a folder that is missing or empty."));
        var temporary = $"{folder}.{Environment.ProcessId}.tmp";
        try
        {
            return await UnpackAsync(temporary, folder, cancellation);
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException or JsonException or JournalDamagedException or JournalException { InnerException: null })
        {
            return (null, Damaged(e.Message));
        }
        catch (Exception e) when (e is JournalException || JournalException.IsRefusal(e))
        {
            return (null, new Problem("recording.unreadable", $"The recording {file} could not be unpacked to {folder}: {e.Message}", "Make room or give access."));
        }
        finally
        {
            if (Directory.Exists(temporary)) Directory.Delete(temporary, recursive: true);
        }
    }

    private async Task<(RunFolder? Run, Problem? Problem)> UnpackAsync(string temporary, string folder, CancellationToken cancellation)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read);
        if (stream.Length > limits.File) return (null, TooLarge($"{stream.Length:N0} bytes", $"{limits.File:N0}"));
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
        var (head, problem) = await HeadAsync(zip, cancellation);
        if (head is null) return (null, problem);
        if (!RunId.TryParse(head.Run, out var id)) return (null, Damaged($"'{Shown(head.Run)}' is no name of a run"));
        if (WhyNot(zip, head) is { } refused) return (null, refused);
        if (Directory.Exists(temporary)) Directory.Delete(temporary, recursive: true);
        PrivateFolder.Create(temporary);
        foreach (var entry in zip.Entries.Where(entry => entry.FullName != EntryNames.Head))
        {
            if (await new EntryUnpacker(entry, temporary).UnpackAsync(cancellation) is { } why) return (null, Damaged(why));
        }

        if (WhyNotWhole(new RunFolder(id, temporary), head) is { } torn) return (null, Damaged(torn));
        if (Directory.Exists(folder)) Directory.Delete(folder);
        Directory.Move(temporary, folder);
        return (new RunFolder(id, folder), null);
    }

    private async Task<(ArchiveHead? Head, Problem? Problem)> HeadAsync(ZipArchive zip, CancellationToken cancellation)
    {
        if (zip.GetEntry(EntryNames.Head) is not { } entry || entry.Length > ArchiveHead.Longest)
            return (null, new Problem("recording.foreign", $"{file} is no recording of a run: it has no {EntryNames.Head}.", Hint));
        var bytes = new byte[ArchiveHead.Longest];
        await using var content = await entry.OpenAsync(cancellation);
        var length = await content.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        var head = JsonSerializer.Deserialize(bytes.AsSpan(0, length), ArchiveJson.Default.ArchiveHead);
        if (head is not { Format: ArchiveHead.KnownFormat })
            return (null, new Problem("recording.foreign", $"{file} is no recording of a run: its {EntryNames.Head} says otherwise.", Hint));
        return head.Version == ArchiveHead.KnownVersion
            ? (head, null)
            : (null, new Problem("recording.version", $"{file} is of version {head.Version} of the format; this program reads version {ArchiveHead.KnownVersion}.", "Use the program that wrote it."));
    }

    /// <summary>By the list of entries alone, before anything is unpacked.</summary>
    private Problem? WhyNot(ZipArchive zip, ArchiveHead head)
    {
        if (zip.Entries.Count > limits.Entries) return TooLarge($"{zip.Entries.Count:N0} entries", $"{limits.Entries:N0}");
        var names = new HashSet<string>(StringComparer.Ordinal);
        long unpacked = 0;
        foreach (var entry in zip.Entries)
        {
            var hash = EntryNames.HashOf(entry.FullName);
            if (hash is null && entry.FullName is not (EntryNames.Head or EntryNames.Journal)) return Damaged($"it has an entry '{Shown(entry.FullName)}', and no recording has");
            if (!names.Add(entry.FullName)) return Damaged($"it has '{entry.FullName}' twice");
            if (!EntryUnpacker.IsFile(entry)) return Damaged($"'{entry.FullName}' is no plain file");
            if (hash is not null && entry.Length > limits.Content) return TooLarge($"a content of {entry.Length:N0} bytes", $"{limits.Content:N0}");
            unpacked += entry.Length;
            if (unpacked > limits.Unpacked) return TooLarge($"more than {limits.Unpacked:N0} bytes, unpacked", $"{limits.Unpacked:N0}");
        }

        if (!names.Contains(EntryNames.Journal)) return Damaged($"it has no {EntryNames.Journal}");
        return names.Count - 2 == head.Blobs ? null : Damaged($"it has {names.Count - 2} contents and says {head.Blobs}");
    }

    /// <summary>Every line is there and every payload that they name.</summary>
    private static string? WhyNotWhole(RunFolder run, ArchiveHead head)
    {
        var references = new BlobReferences(run.Blobs);
        RunStarted? inputs = null;
        var end = JournalReader.ReadAll(run.JournalPath, line =>
        {
            if (line is { Sequence: 1, Type: "run.started" }) inputs = line.Read(RunsJson.Lines.RunStarted);
            references.Add(line);
        });
        if (end.Sequence != head.Lines || end.Length != new FileInfo(run.JournalPath).Length) return $"its journal has {end.Sequence} whole lines and should have {head.Lines}";
        if (inputs is null) return "its journal does not begin with run.started";
        if (inputs.Run is { } name && name != head.Run) return $"its journal is that of the run {Shown(name)}, not of {head.Run}";
        return references.Missing is { } missing ? $"it lacks the content {missing}" : null;
    }

    private Problem Damaged(string why) => new("recording.damaged", $"The recording {file} is damaged, or none: {why.TrimEnd('.')}.", Hint);

    private Problem TooLarge(string has, string most) => new(
        "recording.too_large", $"The recording {file} has {has}; at most {most} are unpacked.", "Whoever made it may give you the run's folder instead.");

    /// <summary>Names come from strangers: no control characters, no length without end.</summary>
    private static string Shown(string name) => string.Concat(name.Where(c => !char.IsControl(c)).Take(80));
}
