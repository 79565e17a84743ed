namespace AetherFlow.Plans.Tests.Support;

/// <summary>Finds the folder of real plans that lies beside the repository, if it does.</summary>
internal static class RealPlans
{
    public static string Folder()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var folder = Path.Combine(at.FullName, "shared", "data", "plans");
            if (Directory.Exists(folder)) return folder;
        }

        Assert.Skip("the real plans are missing: no folder shared/data/plans beside the repository");
        return "";
    }
}
