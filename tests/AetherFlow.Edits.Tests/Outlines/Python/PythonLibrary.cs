using System.Text;

namespace AetherFlow.Edits.Tests.Outlines.Python;

/// <summary>The Python standard library of this machine: files written by many hands in many styles, and what Python says of each.</summary>
internal static class PythonLibrary
{
    private static readonly Lazy<Task<List<PythonFile>>> Loading = new(LoadAsync);

    public static bool IsWhole { get; } = Environment.GetEnvironmentVariable("AETHERFLOW_SLOW_TESTS") == "1";

    /// <summary>All of its some two thousand files where slow tests are asked for, else one in thirty; skips the test where there is no Python.</summary>
    public static Task<List<PythonFile>> FilesAsync() => Loading.Value;

    private static async Task<List<PythonFile>> LoadAsync()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var library = await PythonProcess.StandardLibraryAsync();
        var packages = Path.Combine(library, "site-packages") + Path.DirectorySeparatorChar;
        var all = Directory.EnumerateFiles(library, "*.py", SearchOption.AllDirectories).Where(file => !file.StartsWith(packages, StringComparison.Ordinal));
        List<string> paths = [.. all.Order(StringComparer.Ordinal).Where((_, index) => IsWhole || index % 30 == 0)];
        var files = new List<PythonFile>();
        foreach (var (path, truth) in paths.Zip(await PythonProcess.OfFilesAsync(paths)))
        {
            var name = Path.GetRelativePath(library, path).Replace('\\', '/');
            files.Add(new PythonFile(name, truth.Encoding is null ? null : Encoding.GetEncoding(truth.Encoding.Replace("utf-8-sig", "utf-8")).GetString(await File.ReadAllBytesAsync(path)), truth));
        }

        return files;
    }
}
