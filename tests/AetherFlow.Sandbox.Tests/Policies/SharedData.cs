namespace AetherFlow.Sandbox.Tests.Policies;

/// <summary>Data beside the repository, for those who have it.</summary>
internal static class SharedData
{
    /// <summary>The file in a folder <c>shared</c> somewhere above; null: there is none.</summary>
    public static string? Find(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", path);
            if (File.Exists(file)) return file;
        }

        return null;
    }
}
