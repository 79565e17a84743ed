using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace AetherFlow.Workspaces;

/// <summary>Looks at the disk once and writes a manifest.</summary>
internal sealed class ManifestDraft(Workspace workspace, string tag)
{
    private const int LongestTag = 80;
    private const int HashCharacters = 8;

    private readonly string _tag = Clean(tag);

    public Manifest Write(IReadOnlyList<PlannedChange> changes, ImmutableArray<string> emptied)
    {
        var paths = changes.Select(c => c.Path.Value).ToHashSet(StringComparer.Ordinal);
        if (paths.Count != changes.Count) throw new ArgumentException("A transaction names a path twice.", nameof(changes));
        return new Manifest
        {
            Entries = [.. changes.Select(Entry)],
            NewDirectories = NewDirectories(changes),
            EmptiedDirectories = emptied,
        };
    }

    private ManifestEntry Entry(PlannedChange change, int number)
    {
        var path = change.Path.Value;
        var existing = workspace.Tree.Find(path);
        return new ManifestEntry
        {
            Path = path,
            BeforeHash = change.BeforeHash,
            AfterHash = change.AfterHash,
            BeforeMode = existing.Type == EntryType.File && !OperatingSystem.IsWindows() ? existing.Mode : null,
            Mode = change.Mode,
            TemporaryName = TemporaryName(Tree.ParentOf(path), number),
        };
    }

    /// <summary>A name that nobody uses now; from here on it is this transaction's.</summary>
    private string TemporaryName(string directory, int number)
    {
        var name = $"{Manifest.TemporaryPrefix}{_tag}-{number}.tmp";
        for (var again = 1; workspace.Tree.Find(Tree.Join(directory, name)).Type != EntryType.Missing; again++)
        {
            name = string.Create(CultureInfo.InvariantCulture, $"{Manifest.TemporaryPrefix}{_tag}-{number}-{again}.tmp");
        }

        return name;
    }

    private ImmutableArray<string> NewDirectories(IReadOnlyList<PlannedChange> changes)
    {
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var change in changes.Where(c => c.AfterHash is not null))
        {
            var directory = Tree.ParentOf(change.Path.Value);
            while (directory.Length > 0 && workspace.Tree.Find(directory).Type == EntryType.Missing)
            {
                missing.Add(directory);
                directory = Tree.ParentOf(directory);
            }
        }

        // Ordinal order puts a directory before what is in it.
        return [.. missing];
    }

    private static string Clean(string tag)
    {
        var clean = string.Concat(tag.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '_'));
        if (clean == tag && clean.Length <= LongestTag) return clean;
        return clean[..Math.Min(clean.Length, LongestTag)] + "-" + ContentHash.Of(Encoding.UTF8.GetBytes(tag))[..HashCharacters];
    }
}
