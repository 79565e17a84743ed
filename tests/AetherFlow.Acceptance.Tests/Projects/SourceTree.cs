using AetherFlow.Edits;
using AetherFlow.Engine.Verification;

namespace AetherFlow.Acceptance.Tests.Projects;

/// <summary>The texts of a project's files, without what its tools made.</summary>
internal sealed class SourceTree
{
    private static readonly string[] Made = ["bin", "obj", "__pycache__", ".pytest_cache"];

    private readonly SortedDictionary<string, string> _texts;

    private SourceTree(SortedDictionary<string, string> texts) => _texts = texts;

    public IEnumerable<string> Paths => _texts.Keys;

    public bool Has(string path) => _texts.ContainsKey(path);

    public static SourceTree Read(string folder)
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/');
            if (!path.Split('/').Any(part => Made.Contains(part))) texts.Add(path, File.ReadAllText(file));
        }

        return new SourceTree(texts);
    }

    public SourceTree With(SourceTree other)
    {
        var texts = Copy();
        foreach (var (path, text) in other._texts) texts[path] = text;
        return new SourceTree(texts);
    }

    /// <summary>With the edits of a reply, all of which must be possible and leave no source invalid.</summary>
    /// <param name="targets">Files that a plan declares; without any, the reply names those that it wants to change.</param>
    public SourceTree Edit(string reply, IEnumerable<string> targets)
    {
        var declared = new MappingTargets([.. targets.Select(p => new MappingTarget(p, Has(p)))]) { IsFile = Has };
        var mapping = ReplyMapper.Map(ReplyReader.Read(reply, _texts.Keys), declared);
        Assert.Empty(mapping.Problems);
        Assert.NotEmpty(mapping.Edits);
        var texts = Copy();
        foreach (var edits in mapping.Edits.GroupBy(e => e.Path, StringComparer.Ordinal))
        {
            var result = FileEditor.Apply(edits.Key, _texts.GetValueOrDefault(edits.Key), [.. edits]);
            Assert.Empty(result.Problems);
            Assert.Null(SyntaxCheck.Find(edits.Key, result.Text!).Fault);
            texts[edits.Key] = result.Text!;
        }

        return new SourceTree(texts);
    }

    public IReadOnlyList<EditedFile> ChangesTo(SourceTree after) =>
    [
        .. _texts.Keys.Union(after._texts.Keys, StringComparer.Ordinal)
            .Select(p => new EditedFile(p, _texts.GetValueOrDefault(p), after._texts.GetValueOrDefault(p)))
            .Where(c => c.Before != c.After),
    ];

    public ProjectTree ToProjectTree() => new(_texts.Keys, path => _texts.GetValueOrDefault(path));

    public void WriteTo(string folder)
    {
        foreach (var (path, text) in _texts)
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            if (!File.Exists(file) || File.ReadAllText(file) != text) File.WriteAllText(file, text);
        }
    }

    /// <summary>Everything, for comparisons.</summary>
    public override string ToString() => string.Concat(_texts.Select(t => $"--- {t.Key}\n{t.Value}"));

    private SortedDictionary<string, string> Copy() => new(_texts, StringComparer.Ordinal);
}
