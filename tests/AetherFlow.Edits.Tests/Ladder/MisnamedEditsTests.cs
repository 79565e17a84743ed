namespace AetherFlow.Edits.Tests.Ladder;

public sealed class MisnamedEditsTests
{
    private const string Method = "def summary(items):\n    return sum(items)\n";

    [Theory]
    [InlineData("other()\n", Method, "third()\n", "b.py")]
    [InlineData("other()\n", Method, Method, null)]
    [InlineData(Method, Method, "third()\n", null)]
    [InlineData("def summary(items):\n    return max(items)\n", Method, "third()\n", null)]
    [InlineData("other()\n", Method + Method, "third()\n", null)]
    [InlineData("other()\n", "  def summary(items):\n      return sum(items)\n", "third()\n", null)]
    public void FindFile_LinesOfAnotherFile_AreThereOnceOrNobodysGuess(string named, string second, string third, string? expected)
    {
        var edits = new HunkEdits("a.py", [Hunks.Of(Method, "def summary(items):\n    return 0")], true);

        Assert.Equal(expected, MisnamedEdits.FindFile(edits, [new("a.py", named), new("b.py", second), new("c.py", third)]));
    }

    [Fact]
    public void FindFile_LineThatStandsAnywhere_IsNoEvidence() =>
        Assert.Null(MisnamedEdits.FindFile(new HunkEdits("a.py", [Hunks.Of("import os", "import io")], true), [new("a.py", "x()\n"), new("b.py", "import os\n")]));
}
