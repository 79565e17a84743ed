namespace AetherFlow.Engine.Verification;

/// <summary>Which package manager a package uses, and how that one runs scripts and tools without fetching anything.</summary>
internal sealed record NodeRunner(string Name)
{
    /// <summary>The lock file of each: https://docs.npmjs.com/cli/configuring-npm/package-lock-json, https://pnpm.io/git, https://yarnpkg.com/getting-started/qa, https://bun.sh/docs/install/lockfile.</summary>
    private static readonly (string File, string Manager)[] Locks =
    [
        ("pnpm-lock.yaml", "pnpm"), ("yarn.lock", "yarn"), ("bun.lock", "bun"), ("bun.lockb", "bun"),
        ("package-lock.json", "npm"), ("npm-shrinkwrap.json", "npm"),
    ];

    private static readonly string[] Known = ["npm", "pnpm", "yarn", "bun"];

    /// <summary>What a package says itself, or one around it; else the nearest lock file; else npm.</summary>
    public static NodeRunner Of(ProjectTree tree, NodePackage package, IReadOnlyDictionary<string, NodePackage> packages)
    {
        var said = RelativePath.WithParents(package.Folder)
            .Select(f => packages.GetValueOrDefault(f)?.Manager)
            .FirstOrDefault(m => m is not null && Known.Contains(m, StringComparer.Ordinal));
        if (said is not null) return new NodeRunner(said);
        var locked = RelativePath.WithParents(package.Folder)
            .SelectMany(f => Locks.Where(l => tree.FirstIn(f, l.File) is not null))
            .Select(l => l.Manager)
            .FirstOrDefault();
        return new NodeRunner(locked ?? "npm");
    }

    public string[] Script(string name) => [Name, "run", name];

    /// <summary>A program that a dependency brings.</summary>
    public string[] Tool(params ReadOnlySpan<string> command) => Name switch
    {
        "pnpm" => ["pnpm", "exec", .. command],
        "yarn" => ["yarn", "run", .. command],
        "bun" => ["bunx", "--no-install", .. command],
        _ => ["npx", "--no-install", .. command],
    };
}
