namespace AetherFlow.Engine.Verification;

/// <summary>Go modules; the commands and what `./...` covers: https://pkg.go.dev/cmd/go.</summary>
internal static class GoProjects
{
    public static IEnumerable<Project> Find(ProjectTree tree)
    {
        var modules = tree.Paths.Where(p => RelativePath.NameOf(p) == "go.mod").Select(RelativePath.FolderOf).ToHashSet(StringComparer.Ordinal);
        foreach (var folder in modules.Order(StringComparer.Ordinal))
        {
            var own = tree.Under(folder).Where(p => RelativePath.WithParents(RelativePath.FolderOf(p)).First(modules.Contains) == folder).ToList();
            if (!own.Any(p => p.EndsWith(".go", StringComparison.Ordinal))) continue;
            var checks = new ProjectChecks(ProjectKind.Go, folder);
            checks.Add(CheckKind.Build, "go build", "go", "build", "./...");
            checks.Add(CheckKind.Lint, "go vet", "go", "vet", "./...");

            // https://golangci-lint.run/docs/configuration/file: the names it looks for, in the folder and above.
            if (tree.Nearest(folder, ".golangci.yml", ".golangci.yaml", ".golangci.toml", ".golangci.json") is not null)
                checks.Add(CheckKind.Lint, "golangci-lint", "golangci-lint", "run");
            if (own.Any(p => p.EndsWith("_test.go", StringComparison.Ordinal))) checks.Add(CheckKind.Test, "go test", "go", "test", "./...");
            if (checks.ToProject() is { } project) yield return project;
        }
    }
}
