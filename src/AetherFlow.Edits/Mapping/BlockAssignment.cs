namespace AetherFlow.Edits;

/// <summary>One pass over the blocks of a reply: named blocks first, then those without a name.</summary>
internal sealed class BlockAssignment(ReplyDocument reply, MappingTargets targets)
{
    private const string NameThem = "Put a line `FILE: path` right before each block, once for each file.";

    private readonly List<EditProblem> _problems = [];
    private readonly Dictionary<string, (ReplyBlock Block, MappingTarget? Target)> _files = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];
    private readonly List<ReplyBlock> _unnamed = [];
    private readonly List<ReplyBlock> _foreign = [];

    public ReplyMapping Assign()
    {
        foreach (var block in reply.Blocks)
        {
            if (block.Doubt is { } doubt) Unclear(block, doubt);
            else if (block.Path is { } path) AssignNamed(block, PathText.Normalise(path));
            else _unnamed.Add(block);
        }

        AssignUnnamed();
        CheckMissing();
        return new ReplyMapping
        {
            Edits = [.. _order.Select(ToEdit)],
            Notes = reply.Prose,
            Untouched = [.. targets.Files.Where(t => t.Exists && !Has(t)).Select(t => t.Path)],
            Problems = [.. _problems],
        };
    }

    private void AssignNamed(ReplyBlock block, string path)
    {
        var (target, ambiguous) = targets.Find(path);
        if (ambiguous) Unclear(block, $"{path} can be several of {targets.Names()}");
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
        foreach (var block in _foreign) Unclear(block, $"it says {block.Path}, which is none of {targets.Names()}");

        var candidates = _unnamed.Where(b => !targets.Exclude(b.Language) && b.Text.Length > 0).ToList();
        if (targets.Files is [var only] && candidates.DistinctBy(b => b.Text).Count() == 1)
        {
            Put(only.Path, candidates[0], only);
            return;
        }

        foreach (var block in candidates)
        {
            if (targets.ByLanguage(block.Language) is { } target) Put(target.Path, block, target);
            else Unclear(block, $"it names no file, and it could be any of {targets.Names()}");
        }
    }

    private void Put(string path, ReplyBlock block, MappingTarget? target)
    {
        if (block.Text.Length == 0 && target is { Exists: true })
        {
            _problems.Add(new EditProblem("reply.empty_block", $"The block for {path} (line {block.Line}) is empty, but the file exists.",
                "Give the complete content of the file.")
            { Line = block.Line });
        }

        if (_files.TryGetValue(path, out var first))
        {
            if (first.Block.Text == block.Text) return;
            _problems.Add(new EditProblem("reply.duplicate_file", $"Two different blocks are for {path}: lines {first.Block.Line} and {block.Line}.",
                "Give each file once, complete.")
            { Line = block.Line });
            return;
        }

        _files.Add(path, (block, target));
        _order.Add(path);
    }

    private void CheckMissing()
    {
        if (_problems.Count > 0) return;
        var missing = targets.Files.Where(t => !Has(t)).ToList();
        if (targets.Files.Any(Has)) missing.RemoveAll(t => t.Exists);
        if (missing.Count == 0) return;
        var others = _order.Where(path => _files[path].Target is null).ToList();
        var instead = others.Count == 0 ? "" : $"; it has one for {string.Join(", ", others)}, which was not asked for";
        _problems.Add(new EditProblem("reply.missing_file", $"The reply has no block for {string.Join(", ", missing.Select(t => t.Path))}{instead}.",
            "Give each of these files as `FILE: path`, followed by its complete content in a fenced block."));
    }

    private void Unclear(ReplyBlock block, string why) => _problems.Add(
        new EditProblem("reply.ambiguous_block", $"It is not clear which file the block in line {block.Line} is for: {why}.", NameThem) { Line = block.Line });

    private bool Has(MappingTarget target) => _files.ContainsKey(target.Path);

    private WholeFile ToEdit(string path) => new(path, _files[path].Block.Text, _files[path].Target is not null);
}
