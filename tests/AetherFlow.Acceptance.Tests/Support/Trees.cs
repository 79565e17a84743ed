namespace AetherFlow.Acceptance.Tests.Support;

/// <summary>Everything below a folder, to compare byte for byte: folders, files, their modes.</summary>
internal static class Trees
{
    public static SortedDictionary<string, string> Of(string folder)
    {
        var tree = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }))
        {
            var content = entry is FileInfo ? Convert.ToHexStringLower(File.ReadAllBytes(entry.FullName)) : "folder";
            var mode = OperatingSystem.IsWindows() ? "" : Convert.ToString((int)entry.UnixFileMode, 8);
            tree.Add(Path.GetRelativePath(folder, entry.FullName), $"{mode} {content}");
        }

        return tree;
    }
}
