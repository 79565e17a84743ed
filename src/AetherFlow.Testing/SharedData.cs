namespace AetherFlow.Testing;

/// <summary>Finds data that may lie beside the repository, in a folder <c>shared</c>; tests that need it skip without.</summary>
public static class SharedData
{
    public static string? Find(string relative)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var found = Path.Combine(folder.FullName, "shared", relative);
            if (Path.Exists(found)) return found;
        }

        return null;
    }
}
