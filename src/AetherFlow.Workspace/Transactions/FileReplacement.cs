using System.Collections.Immutable;
using Microsoft.Win32.SafeHandles;

namespace AetherFlow.Workspaces;

/// <summary>The single steps on the disk of which transactions are made.</summary>
internal sealed class FileReplacement(Workspace workspace, Action<string> atPoint)
{
    private const int DirectoryTries = 5;

    private readonly Tree _tree = workspace.Tree;
    private readonly FileReader _reader = new(workspace.Tree);

    public async Task<EntryState[]> StatesAsync(Manifest manifest, CancellationToken cancellationToken)
    {
        var states = new EntryState[manifest.Entries.Length];
        for (var i = 0; i < states.Length; i++) states[i] = await StateAsync(manifest.Entries[i], cancellationToken);
        return states;
    }

    /// <summary>Writes the new contents beside the files, durably. Leftovers of a stopped commit are written anew.</summary>
    public async Task WriteTemporariesAsync(ImmutableArray<ManifestEntry> entries, ContentSource content, CancellationToken cancellationToken)
    {
        foreach (var entry in entries)
        {
            if (entry.AfterHash is null || entry.ChangesNothing) continue;
            var bytes = await LoadAsync(content, entry.AfterHash, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            WriteTemporary(entry, bytes, entry.Mode ?? entry.BeforeMode);
            atPoint($"temporary {entry.Path}");
        }
    }

    /// <summary>Puts the new content in its place, or deletes the file.</summary>
    public void Install(ManifestEntry entry)
    {
        if (entry.ChangesNothing) return;
        if (entry.AfterHash is null) _tree.Delete(entry.Path);
        else _tree.Rename(entry.TemporaryPath, entry.Path, replace: entry.BeforeHash is not null);
    }

    public async Task RestoreAsync(ManifestEntry entry, ContentSource content)
    {
        if (entry.BeforeHash is null)
        {
            _tree.Delete(entry.Path);
            return;
        }

        var bytes = await LoadAsync(content, entry.BeforeHash, CancellationToken.None);
        WriteTemporary(entry, bytes, entry.BeforeMode);
        atPoint($"temporary {entry.Path}");
        _tree.Rename(entry.TemporaryPath, entry.Path, replace: entry.AfterHash is not null);
    }

    public void SyncDirectories(ImmutableArray<ManifestEntry> entries)
    {
        foreach (var directory in entries.Select(e => Tree.ParentOf(e.Path)).Distinct(StringComparer.Ordinal))
        {
            if (_tree.Find(directory).Type != EntryType.Missing) _tree.Sync(directory);
        }
    }

    /// <summary>Removes what a commit leaves beside the files. Gives back what could not be removed.</summary>
    public ImmutableArray<string> CleanUp(Manifest manifest, bool keepNewDirectories = false)
    {
        var left = ImmutableArray.CreateBuilder<string>();
        foreach (var entry in manifest.Entries)
        {
            Try(() => DeleteTemporary(entry), entry.TemporaryPath);
            atPoint($"cleaned {entry.Path}");
        }

        if (keepNewDirectories) return left.ToImmutable();
        foreach (var directory in manifest.NewDirectories.Reverse()) Try(() => _tree.RemoveDirectory(directory), directory);
        return left.ToImmutable();

        void Try(Action remove, string path)
        {
            try
            {
                remove();
            }
            catch (Exception e) when (WorkspaceFailures.IsFailure(e))
            {
                left.Add(path);
            }
        }
    }

    public void RemoveEmptied(Manifest manifest)
    {
        foreach (var directory in manifest.EmptiedDirectories.OrderDescending(StringComparer.Ordinal)) _tree.RemoveDirectory(directory);
    }

    private async Task<EntryState> StateAsync(ManifestEntry entry, CancellationToken cancellationToken)
    {
        string? current;
        Entry found;
        try
        {
            found = _tree.Find(entry.Path);
            if (found.Type is not (EntryType.File or EntryType.Missing)) return EntryState.Other;
            current = await _reader.HashAsync(entry.Path, cancellationToken);
        }
        catch (Exception e) when (WorkspaceFailures.IsFailure(e))
        {
            return EntryState.Other;
        }

        if (entry.ChangesNothing) return current == entry.BeforeHash ? EntryState.Same : EntryState.Other;
        if (entry.ChangesModeOnly)
        {
            return current != entry.BeforeHash ? EntryState.Other
                : found.Mode == entry.BeforeMode ? EntryState.Before
                : found.Mode == entry.Mode ? EntryState.After
                : EntryState.Other;
        }

        return current == entry.BeforeHash ? EntryState.Before
            : current == entry.AfterHash ? EntryState.After
            : EntryState.Other;
    }

    private void WriteTemporary(ManifestEntry entry, ReadOnlyMemory<byte> bytes, int? mode)
    {
        DeleteTemporary(entry);
        using var handle = CreateTemporary(entry, mode);
        atPoint($"created {entry.Path}");
        RandomAccess.Write(handle, bytes.Span, 0);
        RandomAccess.FlushToDisk(handle);
    }

    /// <summary>A transaction beside this one may remove a directory that it made and left empty: then it is made again.</summary>
    private SafeFileHandle CreateTemporary(ManifestEntry entry, int? mode)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                MakeDirectory(Tree.ParentOf(entry.Path));
                return _tree.Create(entry.TemporaryPath, mode);
            }
            catch (TreeException e) when (e.Error == TreeError.Missing && attempt < DirectoryTries)
            {
            }
        }
    }

    private void MakeDirectory(string directory)
    {
        if (directory.Length == 0 || _tree.Find(directory).Type != EntryType.Missing) return;
        MakeDirectory(Tree.ParentOf(directory));
        _tree.MakeDirectory(directory);
        _tree.Sync(Tree.ParentOf(directory));
        atPoint($"directory {directory}");
    }

    private void DeleteTemporary(ManifestEntry entry)
    {
        if (_tree.Find(entry.TemporaryPath).Type == EntryType.File) _tree.Delete(entry.TemporaryPath);
    }

    private static async Task<ReadOnlyMemory<byte>> LoadAsync(ContentSource content, string hash, CancellationToken cancellationToken)
    {
        var bytes = await content(hash, cancellationToken);
        return ContentHash.Of(bytes.Span) == hash
            ? bytes
            : throw new InvalidDataException($"The recorded content {hash} is damaged.");
    }
}
