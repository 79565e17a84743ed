namespace AetherFlow.Edits.Tests;

/// <summary>The C# files of this project, as the material of tests that hold for every file.</summary>
internal static class ProjectFiles
{
    public static IEnumerable<(string Path, string Text)> All()
    {
        var root = Root();
        return new[] { "src", "tests", "bench" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder), "*.cs", SearchOption.AllDirectories))
            // The small projects that repairs are tested on are broken on purpose.
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "artifacts" or "workspace" or "expected"))
            .Order(StringComparer.Ordinal)
            .Select(path => (Path.GetRelativePath(root, path).Replace('\\', '/'), File.ReadAllText(path)));
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AetherFlow.slnx"))) folder = folder.Parent;
        Assert.SkipWhen(folder is null, "The sources of the project are not above the test assembly.");
        return folder!.FullName;
    }
}
