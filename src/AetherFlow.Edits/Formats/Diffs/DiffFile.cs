using System.Collections.Immutable;

namespace AetherFlow.Edits;

/// <summary>One file of a unified diff while it is read.</summary>
internal sealed class DiffFile(int line)
{
    private readonly List<Hunk> _hunks = [];

    /// <summary>Of the reply, from 1.</summary>
    public int Line { get; } = line;

    public string? Old { get; set; }

    public string? New { get; set; }

    /// <summary>The <c>---</c> and <c>+++</c> lines have been seen.</summary>
    public bool HasPair { get; private set; }

    /// <summary>It has lines of git before the pair, which can do without one.</summary>
    public bool IsGit { get; init; }

    public bool IsRename { get; set; }

    public bool IsNew { get; set; }

    public bool IsDeleted { get; set; }

    public PrefixedLines? Open { get; private set; }

    public bool HasHunks => Open is not null || _hunks.Count > 0;

    /// <summary>Whether <c>---</c> and <c>+++</c> lines with these names can belong to a header that adds, deletes or moves a file: else they are another file's.</summary>
    public bool MayName(string old, string now)
    {
        if (!IsRename && !IsNew && !IsDeleted) return true;
        var own = DiffHeader.WithoutSides(Old ?? "", New ?? "");
        if (own.Old.Length == 0 || own.New.Length == 0) return true;
        (old, now) = DiffHeader.WithoutSides(old, now);
        if (IsNew) return (old == DiffHeader.Nothing || old == own.New) && now == own.New;
        if (IsDeleted) return old == own.Old && (now == DiffHeader.Nothing || now == own.Old);
        return (old == own.Old || old == own.New) && (now == own.Old || now == own.New);
    }

    /// <summary>Takes the names of <c>---</c> and <c>+++</c> lines; a move has its own.</summary>
    public void Name(string old, string now)
    {
        if (!IsRename) (Old, New) = (old, now);
        HasPair = true;
    }

    public void StartHunk(int at)
    {
        CloseHunk();
        Open = new PrefixedLines(EditFormat.UnifiedDiff, at + 1);
    }

    public void CloseHunk()
    {
        if (Open is { Changes: true } open) _hunks.Add(open.Build([], atEnd: false));
        Open = null;
    }

    /// <summary>The edit, or why there is none.</summary>
    public (string? Path, FileEdit? Edit, string? Fault) Finish()
    {
        CloseHunk();
        var (old, now) = DiffHeader.WithoutSides(Old ?? "", New ?? "");
        var hunks = _hunks.ToImmutableArray();
        if (IsGit && (old.Length == 0 || now.Length == 0)) return (null, null, "its names cannot be told apart; give `---` and `+++` lines");
        if (IsNew || old == DiffHeader.Nothing) return Added(now, hunks);
        if (IsDeleted || now == DiffHeader.Nothing) return (old, new DeleteFile(old, Declared: false), null);
        if (IsRename) return (old, new MoveFile(old, now, hunks, Declared: false), null);
        if (hunks.IsEmpty) return (null, null, "no line of it begins with `-` or `+`");
        if (old != now && !IsBackup(old, now)) return (null, null, $"it names two files, {old} and {now}, and no rename");
        return (now.Length == 0 ? null : now, new HunkEdits(now, hunks, Declared: false), null);
    }

    private static (string? Path, FileEdit? Edit, string? Fault) Added(string path, ImmutableArray<Hunk> hunks) =>
        (path, new WholeFile(path, TextLines.Join(hunks.SelectMany(h => h.Replace)), Declared: false), null);

    private static bool IsBackup(string old, string now) =>
        old.StartsWith(now, StringComparison.Ordinal) && old[now.Length..] is ".orig" or ".old" or ".bak";
}
