namespace AetherFlow.Edits.Tests.Formats;

/// <summary>Public recordings that may lie beside the repository, in a folder <c>shared</c>; tests that need them are skipped without.</summary>
internal static class Corpus
{
    public static string Require(string relative)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var found = Path.Combine(folder.FullName, "shared", "data", relative);
            if (Path.Exists(found)) return found;
        }

        Assert.Skip($"shared/data/{relative} is not beside the repository");
        return "";
    }
}
