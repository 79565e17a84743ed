using System.Diagnostics;

namespace AetherFlow.Edits.Tests.Formats;

public sealed class ChatHistoryTests
{
    private static readonly bool Slow = Environment.GetEnvironmentVariable("AETHERFLOW_SLOW_TESTS") == "1";

    [Fact]
    public void Read_RealChats_FindsExactlyTheGoldBlocks()
    {
        var gold = ChatHistory.Gold();
        var found = ChatHistory.Sections().SelectMany(s => Blocks(s.Reply).Select(b => (s.Header, b.Path, b.Search, b.Replace))).ToList();

        Assert.Equal((577, 22), (gold.Count(g => g.Path is not null), gold.Count(g => g.Path is null)));
        foreach (var (expected, actual) in gold.Zip(found)) Assert.Equal(expected, actual);
        Assert.Equal(gold.Count, found.Count);
    }

    [Fact]
    public void Map_RealChats_DoubtsNoneOfTheirNames()
    {
        var edits = 0;
        foreach (var (_, reply) in ChatHistory.Sections())
        {
            var names = ReplyReader.Read(reply).Edits.Select(e => e.Path).OfType<string>().ToHashSet();
            var document = ReplyReader.Read(reply, names);
            var mapping = ReplyMapper.Map(document, new MappingTargets([.. names.Select(name => new MappingTarget(name, Exists: true))]));
            edits += document.Edits.Length;
            Assert.DoesNotContain(mapping.Problems, p => p.Code == "reply.ambiguous_block" && document.Edits.Any(e => e.Line == p.Line));
        }

        Assert.True(edits >= 577);
    }

    [Fact]
    public void ReadAndMap_PrefixesAndSlicesOfRealChats_NeverThrow()
    {
        var text = ChatHistory.Text();
        var random = new Random(5);
        var time = Stopwatch.StartNew();
        var read = 0;
        for (var i = 0; i < (Slow ? 5_000 : 200); i++)
        {
            var from = i % 4 == 0 ? 0 : random.Next(text.Length);
            var length = i % 50 == 0 ? random.Next(text.Length - from) : random.Next(Math.Min(20_000, text.Length - from));
            var reply = ReplyReader.Read(text.Substring(from, length));
            Assert.NotNull(ReplyMapper.Map(reply, MappingTargets.None));
            read += reply.Edits.Length;
        }

        Assert.True(read > 0);
        Assert.True(time.Elapsed < TimeSpan.FromSeconds(Slow ? 600 : 60), $"it took {time.Elapsed}");
    }

    private static IEnumerable<(string? Path, string Search, string Replace)> Blocks(string reply)
    {
        var document = ReplyReader.Read(reply);
        if (!document.Faults.IsEmpty) return [];
        var edits = document.Edits
            .Where(e => e.Format == EditFormat.SearchReplace)
            .Select(e => (e.Line, e.Path, Hunk: ((HunkEdits)e.Edit).Hunks[0]))
            .Select(e => (e.Line, e.Path, TextLines.Join(e.Hunk.Search), TextLines.Join(e.Hunk.Replace)));
        var commands = document.Blocks.Where(b => b.IsCommand).Select(b => (b.Line, Path: (string?)null, b.Text, ""));
        return edits.Concat(commands).OrderBy(b => b.Line).Select(b => (b.Path, b.Item3, b.Item4));
    }
}
