using System.Collections.Frozen;

namespace AetherFlow.Workspaces;

/// <summary>Lists files for reading. Links to directories are not entered, so that a walk ends and stays inside.</summary>
internal sealed class FileWalk(Tree tree, PathGuard guard)
{
    private const char Unreadable = '\uFFFD';

    private static readonly FrozenSet<string> IgnoredFolders = FrozenSet.ToFrozenSet(
    [
        ".git", ".hg", ".svn", ".jj", ".aetherflow", "node_modules", "bin", "obj", ".venv", "venv", "__pycache__", ".mypy_cache",
        ".pytest_cache", ".tox", ".vs", ".idea", ".gradle", ".svelte-kit", ".next", ".nuxt", "bower_components",
    ], StringComparer.OrdinalIgnoreCase);

    public Expansion Expand(string pattern, CancellationToken cancellationToken)
    {
        var isFolder = pattern.EndsWith('/') || pattern.EndsWith('\\');
        if (PathSpelling.Read(pattern is "." or "./" ? "**" : pattern, PathUse.Read, tree.Root, out var problem) is not { } spelled) return Nothing(problem!);
        var listing = new Listing(cancellationToken);
        try
        {
            var exact = tree.Find(spelled).Type;
            if (exact == EntryType.Directory || (exact == EntryType.Link && isFolder)) spelled = Tree.Join(tree.Canonical(spelled), "**");
            else if (exact != EntryType.Missing || isFolder || !PathPattern.IsPattern(spelled)) return One(spelled, exact);
            if (PathPattern.Read(spelled) is not { } read) return Nothing(Refused(pattern, "path.bad_pattern", "has a bracket that is not closed", "Close it, or write the path out."));
            if (read.Start.Length > 0 && tree.Find(read.Start).Type == EntryType.Missing) return new Expansion([], []);
            Walk(read.Start, read, listing);
        }
        catch (Exception e) when (WorkspaceFailures.IsFailure(e))
        {
            listing.Problems.Add(e is TreeException tried ? WorkspaceFailures.OfPath(pattern, tried) : WorkspaceFailures.Of(e));
        }

        return new Expansion([.. listing.Paths.Order()], [.. listing.Problems]);
    }

    private Expansion One(string path, EntryType type)
    {
        if (type == EntryType.Missing) return Nothing(Refused(path, "path.missing", "does not exist", "Check the spelling."));
        var result = guard.Check(path, PathUse.Read);
        return result.IsAllowed ? new Expansion([result.Path], []) : Nothing(result.Problem);
    }

    private void Walk(string directory, PathPattern pattern, Listing listing)
    {
        foreach (var name in tree.Names(directory).Order(StringComparer.Ordinal))
        {
            listing.CancellationToken.ThrowIfCancellationRequested();
            if (++listing.Visited > WorkspaceLimits.VisitedEntries || listing.Paths.Count >= WorkspaceLimits.ExpandedFiles)
            {
                TooMany(listing);
                return;
            }

            var path = Tree.Join(directory, name);
            if (name.Contains(Unreadable, StringComparison.Ordinal) && tree.Find(path).Type == EntryType.Missing)
            {
                listing.Problems.Add(Refused(path, "path.not_utf8", "has a name that is not valid UTF-8", "Rename it."));
                continue;
            }

            Visit(path, name, pattern, listing);
        }
    }

    private void Visit(string path, string name, PathPattern pattern, Listing listing)
    {
        var type = tree.Find(path).Type;
        if (type == EntryType.Directory)
        {
            if (!IgnoredFolders.Contains(name)) Walk(path, pattern, listing);
        }
        else if (type is EntryType.File or EntryType.Link && !name.StartsWith(Manifest.TemporaryPrefix, StringComparison.Ordinal) && pattern.Matches(path))
        {
            var result = guard.Check(path, PathUse.Read);
            if (result.IsAllowed) listing.Paths.Add(result.Path);
            else if (result.Problem.Code != "path.directory") listing.Problems.Add(result.Problem);
        }
    }

    private static void TooMany(Listing listing)
    {
        if (listing.Problems.Exists(p => p.Code == "path.too_many_files")) return;
        listing.Problems.Add(new WorkspaceProblem(
            "path.too_many_files",
            $"The pattern gives more than {WorkspaceLimits.ExpandedFiles:N0} files, or looks at more than {WorkspaceLimits.VisitedEntries:N0} entries.",
            "Use a narrower pattern."));
    }

    private static WorkspaceProblem Refused(string path, string code, string what, string hint) =>
        PathSpelling.Problem(path, code, $"{PathSpelling.Show(path)} {what}.", hint);

    private static Expansion Nothing(WorkspaceProblem problem) => new([], [problem]);

    private sealed class Listing(CancellationToken cancellationToken)
    {
        public CancellationToken CancellationToken { get; } = cancellationToken;

        public List<WorkspacePath> Paths { get; } = [];

        public List<WorkspaceProblem> Problems { get; } = [];

        public int Visited { get; set; }
    }
}
