using AetherFlow.Bench.Edits.Corpus;

namespace AetherFlow.Edits.Tests.Ladder;

/// <summary>The edits of real conversations, where they lie beside the repository.</summary>
internal static class GoldFile
{
    private const string Name = "chat-history-search-replace-gold.txt";

    public static IReadOnlyList<GoldBlock> Read()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var file = Path.Combine(at.FullName, "shared", "data", "aider", Name);
            if (File.Exists(file)) return GoldBlock.ReadAll(File.ReadAllText(file));
        }

        Assert.Skip($"the real edits are missing: no shared/data/aider/{Name} beside the repository");
        return [];
    }
}
