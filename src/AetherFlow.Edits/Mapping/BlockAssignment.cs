namespace AetherFlow.Edits;

/// <summary>One pass over the edits and blocks of a reply: those with a name first, then those without.</summary>
internal sealed class BlockAssignment(ReplyDocument reply, MappingTargets targets)
{
    private const string NameThem = "Put a line `FILE: path` right before each block, once for each file.";

    private readonly List<EditProblem> _problems = [.. reply.Faults];
    private readonly Dictionary<string, FileChanges> _files = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];
    private readonly HashSet<string> _movedTo = new(StringComparer.Ordinal);
    private readonly List<ReplyBlock> _unnamed = [];
    private readonly List<ReplyBlock> _foreign = [];
    private readonly HashSet<ReplyBlock> _used = new(ReferenceEqualityComparer.Instance);

    public ReplyMapping Assign()
    {
        foreach (var edit in reply.Edits.Where(e => e.Path is not null)) AssignEdit(edit, edit.Name!);
        foreach (var block in reply.Blocks)
        {
            if (block.Doubt is { } doubt) Unclear(block.Line, doubt);
            else if (block.Path is { } path) AssignNamed(block, PathText.Normalise(path));
            else _unnamed.Add(block);
        }

        foreach (var edit in reply.Edits.Where(e => e.Path is null)) AssignUnnamedEdit(edit);
        AssignUnnamed();
        CheckMissing();
        return new ReplyMapping
        {
            Edits = [.. _order.SelectMany(path => _files[path].ToEdits())],
            Notes = reply.Prose,
            Untouched = [.. targets.Files.Where(t => t.Exists && !Has(t)).Select(t => t.Path)],
            Commands = [.. _unnamed.Where(b => b.IsCommand && !_used.Contains(b)).Select(b => b.Text)],
            Problems = [.. _problems],
        };
    }

    /// <summary>Unlike a block, an edit is never a mere illustration: the name it gives counts, also for a file that no step lists.</summary>
    private void AssignEdit(ReplyEdit edit, string path)
    {
        var (target, ambiguous) = ChangesLines(edit.Edit) ? targets.FindEdited(path) : targets.Find(path);
        if (ambiguous) Unclear(edit.Line, $"{path} can be several of {targets.Names()}");
        else PutEdit(target?.Path ?? path, edit, target);
    }

    private static bool ChangesLines(FileEdit edit) => edit switch
    {
        HunkEdits hunks => hunks.Hunks.Any(h => !h.Search.IsEmpty),
        SurgicalEdits => true,
        _ => false,
    };

    private void AssignUnnamedEdit(ReplyEdit edit)
    {
        var open = targets.Files.Where(t => !_files.TryGetValue(t.Path, out var changes) || !changes.IsWhole).ToList();
        // Where every file is given whole, a diff beside it shows the same change once more.
        if (open.Count == 0 && !targets.Files.IsEmpty) return;
        var target = open is [var only] && targets.Files.Length == 1 ? only : targets.ByLanguage(edit.Language);
        if (target is null) Unclear(edit.Line, targets.Files.IsEmpty ? "it names no file" : $"it names no file, and it could be any of {targets.Names()}");
        else PutEdit(target.Path, edit, target);
    }

    private void PutEdit(string path, ReplyEdit edit, MappingTarget? target)
    {
        if (IsUnderAnother(edit.Title, path, edit.Line)) return;
        if (edit.Edit is WholeFile { Text.Length: 0 } && target is { Exists: true }) Empty(path, edit.Line);
        var change = edit.Edit;
        if (change is MoveFile move)
        {
            var goal = PathText.Normalise(move.NewPath);
            goal = targets.Find(goal).Target?.Path ?? goal;
            change = move with { NewPath = goal };
            _movedTo.Add(goal);
        }

        if (Changes(path, target).Add(change, edit.Line) is { } twice) Twice(path, twice);
    }

    private void AssignNamed(ReplyBlock block, string path)
    {
        var (target, ambiguous) = targets.Find(path);
        if (ambiguous) Unclear(block.Line, $"{path} can be several of {targets.Names()}");
        else if (target is not null) Put(target.Path, block, target);
        else if (MayNameUndeclared(block, path)) Put(path, block, null);
        else _foreign.Add(block);
    }

    /// <summary>
    /// A file that the step does not list must be named on purpose. Headings say <c>Node.js</c> and examples begin with
    /// <c># main.py</c>: from a line before, a path needs a folder; a comment inside the block is not enough.
    /// </summary>
    private static bool MayNameUndeclared(ReplyBlock block, string path) =>
        block.Evidence is PathEvidence.Info or PathEvidence.FileLine
        || (block.Evidence == PathEvidence.LineBefore && path.Contains('/', StringComparison.Ordinal));

    /// <summary>Blocks without a name. When every target has its block by name, the others are illustrations.</summary>
    private void AssignUnnamed()
    {
        if (targets.Files.All(Has)) return;
        foreach (var block in _foreign) Unclear(block.Line, $"it says {block.Path}, which is none of {targets.Names()}");

        var candidates = _unnamed.Where(b => !targets.Exclude(b.Language) && b.Text.Length > 0).ToList();
        if (targets.Files is [var only] && candidates.DistinctBy(b => b.Text).Count() == 1)
        {
            Put(only.Path, candidates[0], only);
            return;
        }

        foreach (var block in candidates)
        {
            if (targets.ByLanguage(block.Language) is { } target) Put(target.Path, block, target);
            else Unclear(block.Line, $"it names no file, and it could be any of {targets.Names()}");
        }
    }

    private void Put(string path, ReplyBlock block, MappingTarget? target)
    {
        if (IsUnderAnother(block.Title, path, block.Line)) return;
        _used.Add(block);
        if (block.Text.Length == 0 && target is { Exists: true }) Empty(path, block.Line);
        if (Changes(path, target).AddWhole(block.Text, block.Line) is { } twice) Twice(path, twice);
    }

    /// <summary>Whether the line above speaks of a file, and not of this one.</summary>
    private bool IsUnderAnother(string? title, string path, int line)
    {
        if (title is null || title.Contains(PathText.FileName(path), StringComparison.Ordinal)) return false;
        Unclear(line, $"the line above it, `{BadFormat.Shown(title)}`, names no file of the step, and without a name it would be for {path}");
        return true;
    }

    private FileChanges Changes(string path, MappingTarget? target)
    {
        if (_files.TryGetValue(path, out var changes)) return changes;
        changes = new FileChanges(path, target);
        _files.Add(path, changes);
        _order.Add(path);
        return changes;
    }

    private void CheckMissing()
    {
        if (_problems.Count > 0) return;
        var missing = targets.Files.Where(t => !Has(t)).ToList();
        if (targets.Files.Any(Has) || (targets.AreOptional && _order.Count > 0)) missing.RemoveAll(t => t.Exists);
        if (missing.Count == 0) return;
        var others = _order.Where(path => _files[path].Target is null).ToList();
        var instead = others.Count == 0 ? "" : $"; it has one for {string.Join(", ", others)}, which was not asked for";
        _problems.Add(new EditProblem("reply.missing_file", $"The reply has no block for {string.Join(", ", missing.Select(t => t.Path))}{instead}.",
            "Give each of these files as `FILE: path`, followed by its complete content in a fenced block."));
    }

    private void Empty(string path, int line) => _problems.Add(
        new EditProblem("reply.empty_block", $"The block for {path} (line {line}) is empty, but the file exists.", "Give the complete content of the file.") { Line = line });

    private void Twice(string path, (int First, int Second) lines) => _problems.Add(new EditProblem(
        "reply.duplicate_file",
        $"Two different blocks are for {path}: lines {lines.First} and {lines.Second}.",
        "Give each file once: complete, or as edits of its present text.")
    { Line = lines.Second });

    private void Unclear(int line, string why) => _problems.Add(
        new EditProblem("reply.ambiguous_block", $"It is not clear which file the block in line {line} is for: {why}.", NameThem) { Line = line });

    private bool Has(MappingTarget target) => _files.ContainsKey(target.Path) || _movedTo.Contains(target.Path);
}
