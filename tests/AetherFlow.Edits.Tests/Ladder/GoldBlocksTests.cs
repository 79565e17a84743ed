using AetherFlow.Bench.Edits.Corpus;

namespace AetherFlow.Edits.Tests.Ladder;

/// <summary>577 edits from real conversations, in files with lookalikes, as they were given and as models get them wrong.</summary>
public sealed class GoldBlocksTests
{
    [Fact]
    public void ReadAll_GoldFile_Has577Blocks() => Assert.Equal(577, GoldFile.Read().Count);

    [Fact]
    public void Apply_EveryMutation_Table()
    {
        var cases = RebuiltFiles.Around(GoldFile.Read());
        var w = TestContext.Current.TestOutputHelper!;
        w.WriteLine($"{cases.Count} cases");
        foreach (var mutation in Mutation.All)
        {
            var all = cases.Select(mutation.Make).OfType<EditCase>().ToList();
            var start = System.Diagnostics.Stopwatch.GetTimestamp();
            var judged = all.Select(c => (c, o: c.Judge(OurEditor.Apply(c)))).ToList();
            var ms = System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            w.WriteLine($"{mutation.Name}: of {all.Count}: {string.Join(", ", judged.CountBy(j => j.o).OrderBy(j => j.Key))} {ms:0} ms");
            foreach (var (c, o) in judged.Where(j => j.o != EditOutcome.Recovered).Take(400))
            {
                if (Environment.GetCommandLineArgs().Length > 100) continue;
                File.AppendAllText("/tmp/edladder_fail.txt", $"=== {mutation.Name} {o}\n{string.Join('\n', c.Search)}\n--- R\n{string.Join('\n', c.Replace)}\n--- GOT\n{(o == EditOutcome.Refused ? string.Join("\n", HunkEditor.Apply(c.Path, c.Before, [new Hunk { Format = EditFormat.SearchReplace, Line = 1, Search = [.. c.Search], Replace = [.. c.Replace] }]).Problems) : Body(c))}\n");
            }
        }
    }

    private static string Body(EditCase c) { var t = OurEditor.Apply(c)!; var h = c.Text(c.Head); var ta = c.Text(c.Tail); return t.Length >= h.Length+ta.Length ? t[h.Length..^ta.Length] : t; }
}
