namespace AetherFlow.Models.Tests.Support;

/// <summary>Public recordings that lie beside the repository, not in it; tests that need them are skipped without.</summary>
internal static class SharedData
{
    public static string Require(string relative)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "data", relative);
            if (Path.Exists(path)) return path;
        }

        Assert.Skip($"The folder shared/data/{relative} does not lie beside the repository.");
        return "";
    }
}
