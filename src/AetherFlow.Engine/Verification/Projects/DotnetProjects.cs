using System.Text.Json;

namespace AetherFlow.Engine.Verification;

/// <summary>Solutions, and the projects that no solution and no other project builds anyway.</summary>
internal static class DotnetProjects
{
    private static readonly string[] ProjectExtensions = [".csproj", ".fsproj", ".vbproj"];

    public static IEnumerable<Project> Find(ProjectTree tree)
    {
        var files = tree.Paths
            .Where(p => IsProject(p) || Path.GetExtension(p).ToUpperInvariant() is ".SLN" or ".SLNX")
            .Select(p => DotnetFile.Of(tree, p))
            .OfType<DotnetFile>()
            .ToList();
        var projects = files.Where(f => !f.IsSolution).ToDictionary(f => f.Path, StringComparer.Ordinal);
        return Roots(files, projects).Select(r => ChecksOf(tree, r.File, r.Covers)).OfType<Project>();
    }

    /// <summary>Solutions that cover more come first; one that adds nothing to those before it is not checked again.</summary>
    private static IEnumerable<(DotnetFile File, IReadOnlyList<DotnetFile> Covers)> Roots(
        IEnumerable<DotnetFile> files, IReadOnlyDictionary<string, DotnetFile> projects)
    {
        var covered = new HashSet<string>(StringComparer.Ordinal);
        var solutions = files
            .Where(f => f.IsSolution)
            .Select(f => (File: f, Covers: (IReadOnlyList<DotnetFile>)[.. WithReferences(f.Projects(), projects)]))
            .OrderByDescending(s => s.Covers.Count)
            .ThenBy(s => s.File.Path, StringComparer.Ordinal);
        foreach (var solution in solutions)
        {
            var before = covered.Count;
            covered.UnionWith(solution.Covers.Select(p => p.Path));
            if (covered.Count > before) yield return solution;
        }

        var alone = projects.Values.Where(p => !covered.Contains(p.Path)).ToList();
        var referenced = alone.SelectMany(p => WithReferences(p.Projects(), projects).Where(r => r.Path != p.Path)).Select(p => p.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var project in alone.Where(p => !referenced.Contains(p.Path) || p.IsTest)) yield return (project, [project]);
    }

    /// <summary>What building these builds: a cycle of references ends where it began.</summary>
    private static List<DotnetFile> WithReferences(IEnumerable<string> paths, IReadOnlyDictionary<string, DotnetFile> projects)
    {
        var found = new List<DotnetFile>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<string>(paths);
        while (waiting.TryDequeue(out var path))
        {
            if (!seen.Add(path) || !projects.TryGetValue(path, out var project)) continue;
            found.Add(project);
            foreach (var next in project.Projects()) waiting.Enqueue(next);
        }

        return found;
    }

    private static Project? ChecksOf(ProjectTree tree, DotnetFile file, IReadOnlyList<DotnetFile> covers)
    {
        var checks = new ProjectChecks(ProjectKind.Dotnet, RelativePath.FolderOf(file.Path));
        var name = RelativePath.NameOf(file.Path);
        checks.Add(CheckKind.Build, $"dotnet build {name}", "dotnet", "build", name, "--nologo");
        AddTests(tree, checks, file, covers);
        if (tree.Nearest(checks.Folder, ".editorconfig") is not null)
            checks.Add(CheckKind.Format, $"dotnet format {name}", "dotnet", "format", name, "--verify-no-changes");
        return checks.ToProject();
    }

    /// <summary>https://learn.microsoft.com/dotnet/core/tools/dotnet-test: with the new runner the file is an option, with the old one an argument.</summary>
    private static void AddTests(ProjectTree tree, ProjectChecks checks, DotnetFile file, IReadOnlyList<DotnetFile> covers)
    {
        var tests = covers.Where(p => p.IsTest || IsTestByConvention(tree, p)).ToList();
        if (tests.Count == 0) return;
        var name = RelativePath.NameOf(file.Path);
        if (UsesTestingPlatform(tree, checks.Folder))
        {
            checks.Add(CheckKind.Test, $"dotnet test {name}", "dotnet", "test", file.IsSolution ? "--solution" : "--project", name, "--no-progress", "--no-ansi");
            return;
        }

        if (tests.Any(t => !t.IsTestProgram)) checks.Add(CheckKind.Test, $"dotnet test {name}", "dotnet", "test", name, "--nologo");
        foreach (var program in tests.Where(t => t.IsTestProgram).OrderBy(t => t.Path, StringComparer.Ordinal))
        {
            if (FromFolder(checks.Folder, program.Path) is { } path) checks.Add(CheckKind.Test, $"dotnet run {path}", "dotnet", "run", "--project", path);
        }
    }

    private static bool UsesTestingPlatform(ProjectTree tree, string folder)
    {
        if (tree.Nearest(folder, "global.json") is not { } path || tree.Text(path) is not { } text) return false;
        try
        {
            using var json = JsonDocument.Parse(text, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("test", out var test) && test.ValueKind == JsonValueKind.Object
                && test.TryGetProperty("runner", out var runner) && runner.ValueKind == JsonValueKind.String
                && runner.ValueEquals("Microsoft.Testing.Platform");
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Where the folders around add a test framework to all that is named as a test project.</summary>
    private static bool IsTestByConvention(ProjectTree tree, DotnetFile project)
    {
        var name = Path.GetFileNameWithoutExtension(project.Path);
        if (!name.EndsWith("Tests", StringComparison.Ordinal) && !name.EndsWith(".Test", StringComparison.Ordinal)) return false;
        return RelativePath.WithParents(RelativePath.FolderOf(project.Path))
            .SelectMany(f => new[] { "Directory.Build.props", "Directory.Build.targets" }.Select(n => tree.FirstIn(f, n)))
            .OfType<string>()
            .Any(p => DotnetFile.Of(tree, p) is { IsTest: true });
    }

    private static string? FromFolder(string folder, string path) =>
        folder.Length == 0 ? path : RelativePath.IsUnder(path, folder) ? path[(folder.Length + 1)..] : null;

    private static bool IsProject(string path) => ProjectExtensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);
}
