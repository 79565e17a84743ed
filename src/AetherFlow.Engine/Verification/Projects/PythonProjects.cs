namespace AetherFlow.Engine.Verification;

/// <summary>Folders with a Python manifest, or, where there is none at all, a workspace that has Python sources.</summary>
internal static class PythonProjects
{
    private static readonly string[] Manifests = ["pyproject.toml", "setup.cfg", "setup.py", "Pipfile", "tox.ini", "pytest.ini"];

    /// <summary>Folders that hold no sources of the project, for a tool that is given a folder.</summary>
    private const string NotCompiled = @"(^|/)(\.[^/]+|node_modules|venv|env|build|dist|site-packages|vendor|target|testdata|fixtures)(/|$)";

    public static IEnumerable<Project> Find(ProjectTree tree)
    {
        var sources = tree.Paths.Where(p => p.EndsWith(".py", StringComparison.Ordinal)).ToList();
        if (sources.Count == 0) yield break;
        var folders = Folders(tree, sources);
        foreach (var folder in folders.Order(StringComparer.Ordinal))
        {
            var own = sources.Where(s => RelativePath.WithParents(RelativePath.FolderOf(s)).FirstOrDefault(folders.Contains) == folder).ToList();
            if (own.Count > 0 && ChecksOf(tree, folder, own) is { } project) yield return project;
        }
    }

    /// <summary>Requirements alone make a project only where nothing around them is one: `docs/requirements.txt` does not.</summary>
    private static HashSet<string> Folders(ProjectTree tree, List<string> sources)
    {
        var folders = tree.Paths.Where(p => Manifests.Contains(RelativePath.NameOf(p), StringComparer.Ordinal)).Select(RelativePath.FolderOf).ToHashSet(StringComparer.Ordinal);
        var required = tree.Paths
            .Where(p => RelativePath.NameOf(p) == "requirements.txt")
            .Select(RelativePath.FolderOf)
            .OrderBy(f => f.Length)
            .ThenBy(f => f, StringComparer.Ordinal);
        foreach (var folder in required)
        {
            if (!RelativePath.WithParents(folder).Any(folders.Contains) && sources.Any(s => RelativePath.IsUnder(s, folder))) folders.Add(folder);
        }

        // Sources that belong to no manifest: the project is the workspace.
        if (sources.Any(s => !RelativePath.WithParents(RelativePath.FolderOf(s)).Any(folders.Contains))) folders.Add("");
        return folders;
    }

    private static Project? ChecksOf(ProjectTree tree, string folder, IReadOnlyList<string> sources)
    {
        var manifest = new PythonManifest(tree, folder);
        var checks = new ProjectChecks(ProjectKind.Python, folder);

        // https://docs.python.org/3/library/compileall.html
        checks.Add(CheckKind.Build, "python compileall", "python3", "-m", "compileall", "-q", "-x", NotCompiled, ".");
        foreach (var tool in PythonTool.All.Where(t => t.IsUsed(manifest))) checks.Add(tool.Kind, tool.Name, tool.ArgumentsFor(manifest));
        AddTests(tree, checks, manifest, sources);
        return checks.ToProject();
    }

    private static void AddTests(ProjectTree tree, ProjectChecks checks, PythonManifest manifest, IReadOnlyList<string> sources)
    {
        var tests = sources.Where(IsTestFile).ToList();
        if (tests.Count == 0) return;
        if (UsesPytest(tree, checks.Folder, manifest, sources, tests))
        {
            checks.Add(CheckKind.Test, "pytest", "python3", "-m", "pytest", "-q", "--tb=short");
            return;
        }

        foreach (var start in UnittestFolders(tree, checks.Folder, tests))
        {
            string[] from = start == checks.Folder ? [] : ["-s", checks.Folder.Length == 0 ? start : start[(checks.Folder.Length + 1)..]];
            checks.Add(CheckKind.Test, string.Join(' ', ["unittest", .. from.Skip(1)]), ["python3", "-m", "unittest", "discover", .. from]);
        }
    }

    /// <summary>https://docs.pytest.org/en/stable/reference/customize.html: the places of its configuration; else a dependency, or a test that imports it.</summary>
    private static bool UsesPytest(ProjectTree tree, string folder, PythonManifest manifest, IEnumerable<string> sources, IEnumerable<string> tests) =>
        manifest.Has("pytest.ini", ".pytest.ini", "pytest.toml", ".pytest.toml")
        || manifest.HasSection("pyproject.toml", "tool.pytest")
        || manifest.HasSection("tox.ini", "pytest")
        || manifest.HasSection("setup.cfg", "tool:pytest")
        || manifest.Requires("pytest")
        || sources.Any(s => RelativePath.NameOf(s) == "conftest.py")
        || tree.FirstIn(folder, "conftest.py") is not null
        || tests.Any(t => tree.Text(t) is { } text && (Imports(text, "pytest") || !Imports(text, "unittest")));

    /// <summary>
    /// Discovery enters packages only (https://docs.python.org/3/library/unittest.html#test-discovery), so it starts at
    /// the project where its tests are in packages, else at the outermost folder that is none.
    /// </summary>
    private static SortedSet<string> UnittestFolders(ProjectTree tree, string folder, IEnumerable<string> tests)
    {
        var starts = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var test in tests.Where(t => RelativePath.NameOf(t).StartsWith("test", StringComparison.Ordinal)))
        {
            var at = RelativePath.FolderOf(test);
            while (at != folder && tree.FirstIn(at, "__init__.py") is not null) at = RelativePath.FolderOf(at);
            starts.Add(at);
        }

        return starts;
    }

    private static bool IsTestFile(string path)
    {
        var name = RelativePath.NameOf(path);
        return name.StartsWith("test_", StringComparison.Ordinal) || name.EndsWith("_test.py", StringComparison.Ordinal)
            || name is "test.py" or "tests.py";
    }

    private static bool Imports(string text, string module) => text.Split('\n').Select(l => l.TrimStart()).Any(l =>
        l.StartsWith("import " + module, StringComparison.Ordinal) || l.StartsWith("from " + module, StringComparison.Ordinal));
}
