using System.Text.Json;

namespace AetherFlow.Engine.Verification;

/// <summary>Tools that a package is configured for and that no script of it runs.</summary>
internal static class NodeTools
{
    // https://eslint.org/docs/latest/use/configure/configuration-files, and the older files of ESLint 8
    private static readonly string[] Eslint =
    [
        "eslint.config.js", "eslint.config.mjs", "eslint.config.cjs", "eslint.config.ts", "eslint.config.mts", "eslint.config.cts",
        ".eslintrc.js", ".eslintrc.cjs", ".eslintrc.yaml", ".eslintrc.yml", ".eslintrc.json", ".eslintrc",
    ];

    // https://prettier.io/docs/configuration
    private static readonly string[] Prettier =
    [
        ".prettierrc", ".prettierrc.json", ".prettierrc.yml", ".prettierrc.yaml", ".prettierrc.json5", ".prettierrc.js", ".prettierrc.mjs",
        ".prettierrc.cjs", ".prettierrc.ts", ".prettierrc.toml", "prettier.config.js", "prettier.config.mjs", "prettier.config.cjs", "prettier.config.ts",
    ];

    /// <param name="covered">Kinds that a workspace's root checks already.</param>
    /// <param name="above">The packages around it, whose tools it can use.</param>
    public static void Add(
        ProjectTree tree, NodePackage package, NodeRunner manager, ProjectChecks checks, HashSet<CheckKind> covered, IReadOnlyList<NodePackage> above)
    {
        var folder = package.Folder;
        bool Wants(CheckKind kind) => !checks.Has(kind) && !covered.Contains(kind);
        bool Uses(string dependency) => package.Dependencies.Contains(dependency) || above.Any(a => a.Dependencies.Contains(dependency));

        // https://www.typescriptlang.org/docs/handbook/project-references.html: a project of references is checked as a build.
        if (Wants(CheckKind.Types) && tree.FirstIn(folder, "tsconfig.json") is { } config)
            checks.Add(CheckKind.Types, "tsc", manager.Tool(HasReferences(tree.Text(config)) ? ["tsc", "--build", "--noEmit"] : ["tsc", "--noEmit"]));
        if (Wants(CheckKind.Lint) && (tree.FirstIn(folder, Eslint) is not null || package.HasKey("eslintConfig") || (Uses("eslint") && tree.Nearest(folder, Eslint) is not null)))
            checks.Add(CheckKind.Lint, "eslint", manager.Tool("eslint", "."));

        // https://biomejs.dev/reference/configuration
        if (Wants(CheckKind.Lint) && tree.FirstIn(folder, "biome.json", "biome.jsonc") is not null)
            checks.Add(CheckKind.Lint, "biome", manager.Tool("biome", "lint", "."));
        if (Wants(CheckKind.Format) && (tree.FirstIn(folder, Prettier) is not null || package.HasKey("prettier")))
            checks.Add(CheckKind.Format, "prettier", manager.Tool("prettier", "--check", "."));
        if (Wants(CheckKind.Test)) AddTests(tree, package, manager, checks);
    }

    private static void AddTests(ProjectTree tree, NodePackage package, NodeRunner manager, ProjectChecks checks)
    {
        if (package.Dependencies.Contains("vitest")) checks.Add(CheckKind.Test, "vitest", manager.Tool("vitest", "run"));
        else if (package.Dependencies.Contains("jest")) checks.Add(CheckKind.Test, "jest", manager.Tool("jest"));
        else if (package.Dependencies.Contains("mocha")) checks.Add(CheckKind.Test, "mocha", manager.Tool("mocha"));

        // https://nodejs.org/api/test.html
        else if (tree.Under(package.Folder).Any(p => IsTestFile(p) && (tree.Text(p)?.Contains("node:test", StringComparison.Ordinal) ?? false)))
            checks.Add(CheckKind.Test, "node --test", "node", "--test");
    }

    private static bool IsTestFile(string path) =>
        Path.GetExtension(path) is ".js" or ".mjs" or ".cjs"
        && (Path.GetFileNameWithoutExtension(path) is var name && (name == "test" || name.StartsWith("test-", StringComparison.Ordinal)
            || name.EndsWith(".test", StringComparison.Ordinal) || name.EndsWith("-test", StringComparison.Ordinal) || name.EndsWith("_test", StringComparison.Ordinal)
            || path.StartsWith("test/", StringComparison.Ordinal) || path.Contains("/test/", StringComparison.Ordinal)));

    private static bool HasReferences(string? text)
    {
        try
        {
            using var json = JsonDocument.Parse(text ?? "", new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("references", out _);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
