using AetherFlow.Bench.Edits.Corpus;

namespace AetherFlow.Edits.Tests.Ladder;

/// <summary>Edits from real conversations, in files with lookalikes, as they were given and as models get them wrong.</summary>
public sealed class GoldBlocksTests
{
    /// <summary>What was measured, less one in a hundred; docs/benchmarks/edits.md has the figures.</summary>
    public static TheoryData<string, double> LeastRecovered { get; } = new()
    {
        { "none", 1 },
        { "trailing blanks in SEARCH", 1 },
        { "tabs for spaces", 0.99 },
        { "indentation shifted", 0.99 },
        { "file in CRLF", 1 },
        { "typographic quotes", 0.98 },
        { "blank line missing in SEARCH", 0.98 },
        { "lines left out (`...`)", 0.29 },
        { "fence inside the block", 0.99 },
        { "another file named", 0.97 },
        { "block given twice", 1 },
        { "escaped as JSON", 0.99 },
        { "last line of SEARCH cut", 0.96 },
    };

    [Fact]
    public void ReadAll_GoldFile_Has577Blocks() => Assert.Equal(577, GoldFile.Read().Count);

    [Fact]
    public void LeastRecovered_Rows_AreAllMutations() => Assert.Equal(Mutation.All.Select(m => m.Name), LeastRecovered.Select(row => row.Data.Item1));

    [Theory]
    [MemberData(nameof(LeastRecovered))]
    public void Apply_AsModelsGetItWrong_RecoversAndNeverMissesThePlace(string mutation, double least)
    {
        var cases = RebuiltFiles.Around(GoldFile.Read()).Select(Mutation.All.Single(m => m.Name == mutation).Make).OfType<EditCase>().ToList();

        var outcomes = cases.CountBy(c => c.Judge(OurEditor.Apply(c))).ToDictionary();

        Assert.Equal(0, outcomes.GetValueOrDefault(EditOutcome.WrongPlace));
        var share = (double)outcomes.GetValueOrDefault(EditOutcome.Recovered) / cases.Count;
        Assert.True(share >= least, $"{share:0.0000} of {cases.Count}: {string.Join(", ", outcomes)}");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Apply_Trap_ChangesNothing(int trap)
    {
        var cases = RebuiltFiles.Around(GoldFile.Read()).Select(Trap.All[trap].Make).OfType<EditCase>().ToList();

        Assert.NotEmpty(cases);
        Assert.All(cases, c => Assert.Equal(EditOutcome.Refused, c.Judge(OurEditor.Apply(c))));
    }

    /// <summary>The empty ones make new files, and what they make stands there afterwards.</summary>
    [Fact]
    public void Apply_EveryBlockAlone_MakesItsReplacement()
    {
        foreach (var block in GoldFile.Read().Where(block => !block.Search.SequenceEqual(block.Replace)))
        {
            var hunk = new Hunk { Format = EditFormat.SearchReplace, Line = 1, Search = [.. block.Search], Replace = [.. block.Replace] };
            var result = HunkEditor.Apply(block.Path, string.Concat(block.Search.Select(line => line + "\n")), [hunk]);

            Assert.Equal(string.Concat(block.Replace.Select(line => line + "\n")), result.Text);
        }
    }
}
