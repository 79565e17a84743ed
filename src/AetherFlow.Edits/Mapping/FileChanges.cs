using System.Collections.Immutable;

namespace AetherFlow.Edits;

/// <summary>Everything that a reply wants done to one file.</summary>
internal sealed class FileChanges(string path, MappingTarget? target)
{
    private readonly List<Hunk> _hunks = [];
    private readonly List<SurgicalOperation> _operations = [];
    private (string Text, int Line)? _whole;
    private (string? NewPath, int Line)? _fate;
    private int _firstEdit;

    public MappingTarget? Target => target;

    public bool IsWhole => _whole is not null;

    /// <summary>Where the file goes, if it is moved.</summary>
    public string? NewPath => _fate?.NewPath;

    private bool HasEdits => _hunks.Count > 0 || _operations.Count > 0;

    /// <summary>The lines of two things that cannot both be meant, or nothing.</summary>
    public (int First, int Second)? AddWhole(string text, int line)
    {
        if (_whole is { } first) return first.Text == text ? null : (first.Line, line);
        if (HasEdits || _fate is not null) return (HasEdits ? _firstEdit : _fate!.Value.Line, line);
        _whole = (text, line);
        return null;
    }

    /// <inheritdoc cref="AddWhole"/>
    public (int First, int Second)? Add(FileEdit edit, int line)
    {
        if (edit is WholeFile whole) return AddWhole(whole.Text, line);
        if (_whole is { } first) return (first.Line, line);
        switch (edit)
        {
            case HunkEdits hunks:
                return AddHunks(hunks.Hunks, line);
            case MoveFile move:
                return SetFate(move.NewPath, line) ?? AddHunks(move.Hunks, line);
            case SurgicalEdits surgical:
                return AddOperations(surgical.Operations, line);
            default:
                return HasEdits ? (_firstEdit, line) : SetFate(null, line);
        }
    }

    /// <summary>The edits: one for each kind, hunks before operations.</summary>
    public IEnumerable<FileEdit> ToEdits()
    {
        var declared = target is not null;
        var hunks = Once(_hunks);
        if (_whole is { } whole) yield return new WholeFile(path, whole.Text, declared);
        else if (_fate is { NewPath: null }) yield return new DeleteFile(path, declared);
        else if (_fate is { NewPath: { } newPath }) yield return new MoveFile(path, newPath, hunks, declared);
        else if (!hunks.IsEmpty) yield return new HunkEdits(path, hunks, declared);
        if (_operations.Count > 0) yield return new SurgicalEdits(path, [.. _operations], declared);
    }

    private (int First, int Second)? AddHunks(ImmutableArray<Hunk> hunks, int line)
    {
        if (hunks.IsEmpty) return null;
        if (_fate is { NewPath: null } deleted) return (deleted.Line, line);
        if (!HasEdits) _firstEdit = line;
        _hunks.AddRange(hunks);
        return null;
    }

    private (int First, int Second)? AddOperations(ImmutableArray<SurgicalOperation> operations, int line)
    {
        if (_fate is { NewPath: null } deleted) return (deleted.Line, line);
        if (!HasEdits) _firstEdit = line;
        _operations.AddRange(operations);
        return null;
    }

    private (int First, int Second)? SetFate(string? newPath, int line)
    {
        if (_fate is { } fate) return fate.NewPath == newPath ? null : (fate.Line, line);
        _fate = (newPath, line);
        return null;
    }

    /// <summary>A SEARCH/REPLACE block that a reply repeats word by word is meant once: it names its place by its lines alone.</summary>
    private static ImmutableArray<Hunk> Once(List<Hunk> hunks)
    {
        var seen = new HashSet<(string, string)>();
        return [.. hunks.Where(h => h.Format != EditFormat.SearchReplace || seen.Add((TextLines.Join(h.Search), TextLines.Join(h.Replace))))];
    }
}
