namespace AetherFlow.Runs;

/// <summary>
/// All runs of a user, a folder each below <c>runs/</c> of the product's home, which only the user may read:
/// journals and blobs hold the user's files.
/// </summary>
public sealed class RunStore(string home)
{
    private readonly string _runs = Path.Combine(home, "runs");

    /// <summary>Makes the folder of a new run.</summary>
    /// <exception cref="Journal.JournalException">The system does not let it be made.</exception>
    public RunFolder Create(TimeProvider time, Random chance)
    {
        PrivateFolder.Create(home);
        PrivateFolder.Create(_runs);
        while (true)
        {
            var folder = FolderOf(RunId.New(time, chance));
            if (Directory.Exists(folder.Path)) continue;
            PrivateFolder.Create(folder.Path);
            FolderSync.Flush(_runs);
            return folder;
        }
    }

    /// <summary>The run of that name, or the newest one whose name ends with the text; null where there is none.</summary>
    public RunFolder? Find(string name)
    {
        if (RunId.TryParse(name, out var id)) return File.Exists(FolderOf(id).JournalPath) ? FolderOf(id) : null;
        var matches = name.Length < 4 ? [] : List().Where(f => f.Id.Value.EndsWith(name, StringComparison.Ordinal)).Take(2).ToList();
        return matches.Count == 1 ? matches[0] : null;
    }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<RunFolder> List() => !Directory.Exists(_runs)
        ? []
        : [.. Directory.EnumerateDirectories(_runs)
            .Select(path => RunId.TryParse(Path.GetFileName(path), out var id) ? FolderOf(id) : null)
            .OfType<RunFolder>()
            .Where(folder => File.Exists(folder.JournalPath))
            .OrderByDescending(folder => folder.Id.Value, StringComparer.Ordinal)];

    private RunFolder FolderOf(RunId id) => new(id, Path.Combine(_runs, id.Value));
}
