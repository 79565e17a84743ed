using System.Text.RegularExpressions;

namespace AetherFlow.Engine.Verification;

/// <summary>Packages: what their scripts check, and what their configured tools do where no script does.</summary>
internal static partial class NodeProjects
{
    private static readonly (CheckKind Kind, string[] Names)[] Scripts =
    [
        (CheckKind.Build, ["build", "compile"]),
        (CheckKind.Types, ["typecheck", "type-check", "check-types", "check:types", "types:check", "types", "tsc"]),
        (CheckKind.Test, ["test", "test:unit", "unit"]),
        (CheckKind.Lint, ["lint", "lint:check", "eslint"]),
        (CheckKind.Format, ["format:check", "check:format", "format-check", "check-format", "fmt:check", "prettier:check"]),
    ];

    public static IEnumerable<Project> Find(ProjectTree tree)
    {
        var packages = tree.Paths
            .Where(p => RelativePath.NameOf(p) == "package.json")
            .Select(p => NodePackage.Of(tree, p))
            .OfType<NodePackage>()
            .ToDictionary(p => p.Folder, StringComparer.Ordinal);
        foreach (var package in packages.Values.OrderBy(p => p.Folder, StringComparer.Ordinal))
        {
            var checks = new ProjectChecks(ProjectKind.Node, package.Folder);
            var manager = NodeRunner.Of(tree, package, packages);
            var covered = Scripts.Select(s => s.Kind).Where(k => IsCovered(tree, package, k, packages)).ToHashSet();
            foreach (var (kind, names) in Scripts.Where(s => !covered.Contains(s.Kind)))
            {
                if (CheckScript(package, names) is { } script) checks.Add(kind, $"{manager.Name} run {script}", manager.Script(script));
            }

            NodeTools.Add(tree, package, manager, checks, covered, Above(package, packages));
            if (checks.ToProject() is { } project) yield return project;
        }
    }

    /// <summary>
    /// A script that changes files or waits for them to change is no check, nor is the one that `npm init` writes
    /// (https://docs.npmjs.com/cli/commands/npm-init).
    /// </summary>
    private static string? CheckScript(NodePackage package, string[] names) => names.FirstOrDefault(n =>
        package.Scripts.TryGetValue(n, out var command) && command.Trim().Length > 0 && !NoCheck().IsMatch(command));

    /// <summary>The script of a workspace's root that goes through its packages, or runs a tool that does, is theirs too.</summary>
    private static bool IsCovered(ProjectTree tree, NodePackage package, CheckKind kind, IReadOnlyDictionary<string, NodePackage> packages) =>
        Above(package, packages)
            .Where(root => root.HasKey("workspaces") || tree.FirstIn(root.Folder, "pnpm-workspace.yaml", "lerna.json", "nx.json", "turbo.json") is not null)
            .Any(root => CheckScript(root, Scripts.First(s => s.Kind == kind).Names) is { } script && Walks().IsMatch(root.Scripts[script]));

    private static IReadOnlyList<NodePackage> Above(NodePackage package, IReadOnlyDictionary<string, NodePackage> packages) =>
        [.. RelativePath.WithParents(package.Folder).Where(f => f != package.Folder).Select(packages.GetValueOrDefault).OfType<NodePackage>()];

    [GeneratedRegex(@"(^|\s)--(fix|write|watch|watchAll)(\s|=|$)|no test specified|^\s*(echo|exit|true)\b[^&|;]*$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex NoCheck();

    [GeneratedRegex(@"(^|\s)(--workspaces|-ws|-r|--recursive|--filter)(\s|=|$)|\b(turbo|nx|lerna|workspaces|moon|wireit|jest|vitest|eslint|prettier|biome|oxlint)\b|\btsc\s+(-b|--build)\b", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Walks();
}
