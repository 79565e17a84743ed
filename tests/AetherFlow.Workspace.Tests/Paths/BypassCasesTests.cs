using System.Text.Json;

namespace AetherFlow.Workspaces.Tests.Paths;

/// <summary>The path rows of the shared sample of real bypasses; each class of them has its own tests beside this one.</summary>
public sealed class BypassCasesTests
{
    [Fact]
    public void Guard_PathsThatOnceEscapedElsewhere_AreRefused()
    {
        var file = SharedFile("data/security/bypass_cases_sample.jsonl");
        Assert.SkipWhen(file is null, "shared/data/security/bypass_cases_sample.jsonl is not beside the repository");
        using var folder = new TemporaryFolder();
        using var workspace = folder.Open();

        var inputs = File.ReadLines(file!)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Where(row => row.GetProperty("kind").GetString() == "path")
            .ToDictionary(row => row.GetProperty("id").GetString()!, row => row.GetProperty("input").GetString()!);
        foreach (var id in new[] { "P01", "P08", "P11", "P14", "P16", "P19" })
        {
            foreach (var path in inputs[id].Split(" , ").SelectMany(p => p.Split(", ")))
            {
                Assert.False(workspace.Guard(path.Replace('*', 'w').Trim(), PathUse.Write).IsAllowed, $"{id}: {path}");
            }
        }
    }

    private static string? SharedFile(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", path);
            if (File.Exists(candidate)) return candidate;
        }

        return null;
    }
}
