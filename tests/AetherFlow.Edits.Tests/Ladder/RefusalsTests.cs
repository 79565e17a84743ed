namespace AetherFlow.Edits.Tests.Ladder;

public sealed class RefusalsTests
{
    [Theory]
    [InlineData("alpha(1)\nbeta(2)\n", "alpha(9)")]
    [InlineData("alpha(1)\nalpha(1)\n", "alpha(1)")]
    public void Apply_TheSameTwice_RefusesWithEqualProblems(string text, string search)
    {
        var (first, second) = (Hunks.Apply(text, search, "x").Problems[0], Hunks.Apply(text, search, "x").Problems[0]);

        Assert.NotEmpty(first.Near);
        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
        Assert.NotEqual(first, second with { Near = [] });
    }

    [Fact]
    public void Apply_NotFound_ShowsTheRealLinesAndWhatDiffers()
    {
        const string Text = "import os\n\ndef run(self, name):\n\tif name:  \n\t\tstart(name)\n\treturn None\n";

        var problem = Hunks.Refused(Hunks.Apply(Text, "def run(self, name):\n    if not names:\n        begin(name)\n    return None", "pass"), "edit.not_found");

        Assert.Equal("""
            The lines that the edit in line 1 looks for do not stand in src/a.py. Nearest lines (3 to 6; · is a blank, → a tab; ≠ stands where yours differs):
                  3  def·run(self,·name):
            ≠     4  →if·name:··
            ≠     5  →→start(name)
            ≠     6  →return·None
              yours  ····if·not·names:
              yours  ········begin(name)
              yours  ····return·None
            Quote the lines exactly as they stand in the file. [edit.not_found]
            """, problem.ToString().ReplaceLineEndings());
        Assert.Equal([(3, 6)], problem.Near);
    }

    [Fact]
    public void Apply_SeveralPlaces_TellsTheLinesOfEach() =>
        Assert.Equal([(1, 1), (3, 3)], Hunks.Refused(Hunks.Apply("begin()\nend()\nbegin()\n", "begin()", "start()"), "edit.ambiguous").Near);

    [Fact]
    public void Apply_LongLines_StayWithinTheLimit()
    {
        var text = string.Concat(Enumerable.Range(0, 300).Select(i => $"line {i} {new string('x', 500)}\n"));
        var search = string.Concat(Enumerable.Range(0, 200).Select(i => $"line {i} {new string('x', 499)}😀\n"));

        Assert.InRange(Hunks.Refused(Hunks.Apply(text, search, "pass"), "edit.not_found").ToString().Length, 500, 2_010);
    }

    [Fact]
    public void Apply_EmptyFile_SaysSo() => Assert.Contains("empty", Hunks.Refused(Hunks.Apply("", "word()", "other()"), "edit.not_found").Hint, StringComparison.Ordinal);
}
