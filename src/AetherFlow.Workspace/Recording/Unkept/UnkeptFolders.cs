using System.Collections.Frozen;
using System.Collections.Immutable;

namespace AetherFlow.Workspaces;

/// <summary>The folders of dependencies and build output, and how they are known.</summary>
public static class UnkeptFolders
{
    private const string VersionControl = "version control keeps its own data there";
    private const string Packages = "the package manager installs it again";
    private const string Build = "the build makes it again";
    private const string Cache = "a tool fills this cache again";

    public static ImmutableArray<UnkeptFolder> All { get; } =
    [
        new(".git", VersionControl), new(".hg", VersionControl), new(".svn", VersionControl), new(".jj", VersionControl),

        new("node_modules", Packages), new("bower_components", Packages), new(".pnpm-store", Packages),
        new(".venv", Packages), new("venv", Packages), new("site-packages", Packages), new(".tox", Packages), new(".nox", Packages), new(".eggs", Packages),
        new("vendor", Packages, "go.mod", "composer.json", "Gemfile"),

        new("bin", Build, "*.csproj", "*.fsproj", "*.vbproj", "*.sln", "*.slnx"),
        new("obj", Build, "*.csproj", "*.fsproj", "*.vbproj", "*.sln", "*.slnx"),
        new("artifacts", Build, "*.sln", "*.slnx", "Directory.Build.props"),
        new("TestResults", Build, "*.csproj", "*.fsproj", "*.vbproj", "*.sln", "*.slnx"),
        new("target", Build, "Cargo.toml", "pom.xml", "build.sbt"),
        new("build", Build, "package.json", "pyproject.toml", "setup.py", "build.gradle", "build.gradle.kts", "CMakeLists.txt", "Makefile"),
        new("dist", Build, "package.json", "pyproject.toml", "setup.py"),
        new("out", Build, "package.json", "build.gradle", "build.gradle.kts"),
        new("coverage", Build, "package.json"), new("htmlcov", Build), new(".nyc_output", Build),
        new(".next", Build), new(".nuxt", Build), new(".svelte-kit", Build), new(".output", Build, "package.json"),

        new("__pycache__", Cache), new(".pytest_cache", Cache), new(".mypy_cache", Cache), new(".ruff_cache", Cache), new(".hypothesis", Cache),
        new(".gradle", Cache), new(".parcel-cache", Cache), new(".turbo", Cache), new(".cache", Cache, "package.json"),
    ];

    private static readonly FrozenDictionary<string, UnkeptFolder> ByName =
        All.ToFrozenDictionary(folder => folder.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>What kind of such folder a folder is, going by its name and by what stands beside it.</summary>
    internal static UnkeptFolder? Of(string name, IReadOnlyList<NamedStamp> beside) =>
        ByName.TryGetValue(name, out var folder) && (folder.Beside.Length == 0 || beside.Any(entry => folder.IsBeside(entry.Name))) ? folder : null;
}
