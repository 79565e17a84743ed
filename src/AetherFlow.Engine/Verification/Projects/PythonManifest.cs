using System.Text.RegularExpressions;

namespace AetherFlow.Engine.Verification;

/// <summary>What a Python project's files say that it uses: its dependencies and the sections of its configuration.</summary>
internal sealed partial class PythonManifest
{
    private readonly ProjectTree _tree;
    private readonly string _folder;
    private readonly Dictionary<string, TomlText?> _files = new(StringComparer.Ordinal);
    private readonly HashSet<string> _required;

    public PythonManifest(ProjectTree tree, string folder)
    {
        _tree = tree;
        _folder = folder;
        _required = Required().Select(Normalised).ToHashSet(StringComparer.Ordinal);
    }

    public bool Has(params ReadOnlySpan<string> names) => _tree.FirstIn(_folder, names) is not null;

    /// <summary>Names are those of packages, compared as https://packaging.python.org/specifications/name-normalization says.</summary>
    public bool Requires(string package) => _required.Contains(Normalised(package));

    public bool HasSection(string file, string section) => File(file)?.HasSection(section) ?? false;

    public bool HasKey(string file, string section, params string[] keys) => File(file)?.HasKey(section, keys) ?? false;

    /// <summary>Of a hook of https://pre-commit.com.</summary>
    public bool HasHook(string id) =>
        RelativePath.Join(_folder, ".pre-commit-config.yaml") is { } path && _tree.Text(path) is { } text
        && text.Split('\n').Any(l => l.Trim().TrimStart('-').Trim() == "id: " + id);

    private TomlText? File(string name)
    {
        if (_files.TryGetValue(name, out var known)) return known;
        var text = RelativePath.Join(_folder, name) is { } path ? _tree.Text(path) : null;
        var file = text is null ? null : new TomlText(text);
        _files.Add(name, file);
        return file;
    }

    private IEnumerable<string> Required()
    {
        IEnumerable<string> found = FromPyproject(File("pyproject.toml"));
        foreach (var path in _tree.In(_folder).Concat(_tree.In(RelativePath.Join(_folder, "requirements")!)).Where(IsRequirements))
            found = found.Concat(Names(_tree.Text(path)?.Split('\n') ?? []));
        if (File("setup.cfg") is { } cfg) found = found.Concat(Names(cfg.Sections.Where(s => s.StartsWith("options", StringComparison.Ordinal)).SelectMany(cfg.Lines)));
        if (File("tox.ini") is { } tox) found = found.Concat(Names(tox.Sections.Where(s => s.StartsWith("testenv", StringComparison.Ordinal)).SelectMany(tox.Lines)));
        if (File("Pipfile") is { } pipfile) found = found.Concat(pipfile.Keys("packages")).Concat(pipfile.Keys("dev-packages"));
        if (_tree.FirstIn(_folder, "setup.py") is { } setup) found = found.Concat(Names(TomlText.Quoted(_tree.Text(setup) ?? "")));
        return found;
    }

    /// <summary>https://packaging.python.org/specifications/pyproject-toml, dependency groups (PEP 735), and the tables of Poetry, PDM, uv and Hatch.</summary>
    private static IEnumerable<string> FromPyproject(TomlText? file)
    {
        if (file is null) yield break;
        foreach (var section in file.Sections)
        {
            var isList = section is "project" or "project.optional-dependencies" or "dependency-groups" or "tool.uv" || section.StartsWith("tool.pdm", StringComparison.Ordinal) || section.StartsWith("tool.hatch.envs", StringComparison.Ordinal);
            var isTable = section.StartsWith("tool.poetry", StringComparison.Ordinal) && section.EndsWith("dependencies", StringComparison.Ordinal);
            var names = isList ? Names(file.Lines(section).SelectMany(TomlText.Quoted)) : isTable ? file.Keys(section) : [];
            foreach (var name in names) yield return name;
        }
    }

    private static bool IsRequirements(string path) =>
        path.EndsWith(".txt", StringComparison.Ordinal)
        && (RelativePath.NameOf(path).Contains("requirements", StringComparison.OrdinalIgnoreCase) || RelativePath.NameOf(RelativePath.FolderOf(path)) == "requirements");

    private static IEnumerable<string> Names(IEnumerable<string> requirements) =>
        requirements.Select(r => Requirement().Match(r)).Where(m => m.Success).Select(m => m.Groups["name"].Value);

    private static string Normalised(string name) => Separators().Replace(name, "-").ToUpperInvariant();

    [GeneratedRegex(@"^\s*(?:[\w.]+\s*=\s*)?(?<name>[A-Za-z0-9][\w.-]*)\s*(\[[^\]]*\]\s*)?(?:[<>=!~;@#,].*)?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Requirement();

    [GeneratedRegex("[-_.]+", RegexOptions.NonBacktracking)]
    private static partial Regex Separators();
}
