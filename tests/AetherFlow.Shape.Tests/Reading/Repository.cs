namespace AetherFlow.Shape.Tests.Reading;

/// <summary>The files of this repository, read once.</summary>
internal static class Repository
{
    private static readonly string[] TextEndings =
        [".cs", ".csproj", ".props", ".targets", ".slnx", ".json", ".jsonl", ".md", ".txt", ".yml", ".yaml", ".sh", ".editorconfig", ".gitattributes", ".gitignore"];

    private static readonly string[] Generated = ["artifacts", "bin", "obj", "output", ".git", ".vs", ".idea", "node_modules"];

    private static readonly Lazy<IReadOnlyList<SourceFile>> All = new(() => [.. Read().OrderBy(f => f.Path, StringComparer.Ordinal)]);

    /// <summary>The folder that has AetherFlow.slnx.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Every text file, scripts without an ending included.</summary>
    public static IReadOnlyList<SourceFile> Files => All.Value;

    /// <summary>C# of <c>src</c> and <c>tests</c>.</summary>
    public static IEnumerable<SourceFile> Code => Files.Where(f => f.Name.EndsWith(".cs", StringComparison.Ordinal) && f.Project.Length > 0);

    public static IEnumerable<SourceFile> SourceCode => Code.Where(f => f.IsIn("src"));

    public static IEnumerable<SourceFile> TestCode => Code.Where(f => f.IsIn("tests"));

    /// <summary>Project files of <c>src</c>.</summary>
    public static IEnumerable<SourceFile> Projects => Files.Where(f => f.IsIn("src") && f.Name.EndsWith(".csproj", StringComparison.Ordinal));

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "AetherFlow.slnx")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} has AetherFlow.slnx.");
        return folder;
    }

    private static IEnumerable<SourceFile> Read() =>
        from path in Below(new DirectoryInfo(Root))
        where TextEndings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal)) || IsScript(path)
        select new SourceFile(Path.GetRelativePath(Root, path).Replace('\\', '/'), File.ReadAllText(path));

    private static IEnumerable<string> Below(DirectoryInfo folder) => folder.EnumerateFiles()
        .Select(f => f.FullName)
        .Concat(folder.EnumerateDirectories().Where(d => d.LinkTarget is null && !Generated.Contains(d.Name)).SelectMany(Below));

    private static bool IsScript(string path)
    {
        if (Path.HasExtension(path)) return false;
        using var reader = new StreamReader(path);
        return reader.Read() == '#' && reader.Read() == '!';
    }
}
