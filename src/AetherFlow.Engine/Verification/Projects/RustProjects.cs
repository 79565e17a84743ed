namespace AetherFlow.Engine.Verification;

/// <summary>Cargo packages and workspaces; a workspace is checked once, for all its members (https://doc.rust-lang.org/cargo/reference/workspaces.html).</summary>
internal static class RustProjects
{
    /// <summary>Sources that are looked into for tests; a larger project has tests without being searched.</summary>
    private const int SourcesRead = 200;

    public static IEnumerable<Project> Find(ProjectTree tree)
    {
        var manifests = tree.Paths.Where(p => RelativePath.NameOf(p) == "Cargo.toml").ToDictionary(RelativePath.FolderOf, p => new TomlText(tree.Text(p) ?? ""), StringComparer.Ordinal);
        foreach (var (folder, manifest) in manifests.OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            if (manifests.Any(other => other.Key != folder && RelativePath.IsUnder(folder, other.Key) && Covers(other.Key, other.Value, folder))) continue;
            if (ChecksOf(tree, folder, manifest) is { } project) yield return project;
        }
    }

    private static bool Covers(string root, TomlText manifest, string member)
    {
        if (!manifest.HasSection("workspace")) return false;
        var relative = root.Length == 0 ? member : member[(root.Length + 1)..];
        return !manifest.Strings("workspace", "exclude").Any(e => relative == e || RelativePath.IsUnder(relative, e));
    }

    private static Project? ChecksOf(ProjectTree tree, string folder, TomlText manifest)
    {
        var checks = new ProjectChecks(ProjectKind.Rust, folder);
        string[] all = manifest.HasSection("workspace") ? ["--workspace"] : [];
        checks.Add(CheckKind.Build, "cargo build", ["cargo", "build", .. all]);
        if (HasTests(tree, folder)) checks.Add(CheckKind.Test, "cargo test", ["cargo", "test", .. all]);

        // https://doc.rust-lang.org/clippy/configuration.html; without -D a warning of clippy is no failure.
        if (tree.FirstIn(folder, "clippy.toml", ".clippy.toml") is not null || manifest.HasSection("lints.clippy") || manifest.HasSection("workspace.lints.clippy"))
            checks.Add(CheckKind.Lint, "cargo clippy", ["cargo", "clippy", .. all, "--all-targets", "--", "-D", "warnings"]);
        if (tree.FirstIn(folder, "rustfmt.toml", ".rustfmt.toml") is not null) checks.Add(CheckKind.Format, "cargo fmt", "cargo", "fmt", "--all", "--check");
        return checks.ToProject();
    }

    private static bool HasTests(ProjectTree tree, string folder)
    {
        var sources = tree.Under(folder).Where(p => p.EndsWith(".rs", StringComparison.Ordinal)).ToList();
        return sources.Count > SourcesRead
            || sources.Any(p => p.StartsWith(RelativePath.Join(folder, "tests") + "/", StringComparison.Ordinal) || (tree.Text(p)?.Contains("#[test]", StringComparison.Ordinal) ?? false));
    }
}
