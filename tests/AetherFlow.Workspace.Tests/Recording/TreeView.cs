namespace AetherFlow.Workspaces.Tests.Recording;

/// <summary>A tree as a test sees it: regular files with content and permissions, and folders. Links are not followed.</summary>
internal sealed record TreeView(SortedDictionary<string, string> Files, SortedSet<string> Folders, SortedSet<string> Others)
{
    public static TreeView Of(string root)
    {
        var view = new TreeView(new(StringComparer.Ordinal), new(StringComparer.Ordinal), new(StringComparer.Ordinal));
        view.Add(root, "");
        return view;
    }

    private void Add(string root, string folder)
    {
        foreach (var info in new DirectoryInfo(Path.Combine(root, folder)).EnumerateFileSystemInfos())
        {
            var path = Path.Combine(folder, info.Name);
            if (info.LinkTarget is not null)
            {
                Others.Add(path);
            }
            else if (info is FileInfo file)
            {
                Files.Add(path, $"{file.UnixFileMode} {ContentHash.Of(File.ReadAllBytes(file.FullName))}");
            }
            else
            {
                Folders.Add(path);
                Add(root, path);
            }
        }
    }
}
