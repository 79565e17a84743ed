namespace AetherFlow.Edits.Tests.Ladder;

public sealed class MisnamedEditsTests
{
    private const string Method = "def summary(items):\n    return sum(items)\n";

    private static readonly Hunk Change = Hunks.Of(Method, "def summary(items):\n    return 0");

    [Theory]
    [InlineData("other()\n", Method, "third()\n", "b.py")]
    [InlineData("other()\n", Method, Method, null)]
    [InlineData(Method, Method, "third()\n", null)]
    [InlineData("def summary(items):\n    return max(items)\n", Method, "third()\n", null)]
    [InlineData("other()\n", Method + Method, "third()\n", null)]
    [InlineData("other()\n", "  def summary(items):\n      return sum(items)\n", "third()\n", null)]
    public void FindFile_LinesOfAnotherFile_AreThereOnceOrNobodysGuess(string named, string second, string third, string? expected)
    {
        Assert.Equal(expected, MisnamedEdits.FindFile([Change], named, [new("b.py", second), new("c.py", third)]));
    }

    [Fact]
    public void FindFile_LineThatStandsAnywhere_IsNoEvidence() =>
        Assert.Null(MisnamedEdits.FindFile([Hunks.Of("import os", "import io")], "x()\n", [new("b.py", "import os\n")]));

    [Theory]
    [InlineData("gone.py", "src/b.py")]
    [InlineData("a.py", "src/b.py")]
    [InlineData("b.py", "b.py")]
    [InlineData("elsewhere/b.py", "elsewhere/b.py")]
    [InlineData("unreadable.py", "unreadable.py")]
    [InlineData("hidden.py", "hidden.py")]
    public void PutRight_NameThatHasNoneOfTheLines_BecomesTheOneThatHasThem(string name, string expected)
    {
        const string Block = "<<<<<<< SEARCH\n" + Method + "=======\npass\n>>>>>>> REPLACE\n";
        var targets = new MappingTargets([new MappingTarget("src/a.py", Exists: true), new MappingTarget("src/b.py", Exists: true)]);
        var shown = new Dictionary<string, string> { ["src/a.py"] = "other()\n", ["src/b.py"] = Method };
        var others = new Dictionary<string, string?> { ["unreadable.py"] = null, ["hidden.py"] = Method, ["elsewhere/b.py"] = Method };

        var reply = MisnamedEdits.PutRight(ReplyReader.Read($"{name}\n{Block}"), targets with { IsFile = others.ContainsKey }, shown, others);

        Assert.Equal([expected], reply.Edits.Select(e => e.Path));
    }

    [Fact]
    public void PutRight_OneOfSeveralUnderTheName_StaysWithTheOthers()
    {
        const string Wrong = "<<<<<<< SEARCH\n" + Method + "=======\npass\n>>>>>>> REPLACE\n";
        const string Right = "<<<<<<< SEARCH\nall_that_is_here(1)\n=======\npass\n>>>>>>> REPLACE\n";
        var targets = new MappingTargets([new MappingTarget("a.py", Exists: true), new MappingTarget("b.py", Exists: true)]);

        var reply = MisnamedEdits.PutRight(
            ReplyReader.Read($"a.py\n{Right}{Wrong}"), targets, new Dictionary<string, string> { ["a.py"] = "all_that_is_here(1)\n", ["b.py"] = Method }, new Dictionary<string, string?>());

        Assert.Equal(["a.py", "a.py"], reply.Edits.Select(e => e.Path));
    }

    [Fact]
    public void PutRight_NewFileOfThatContent_StaysWhereItIs() => Assert.Equal(["n.py"], MisnamedEdits.PutRight(
        ReplyReader.Read($"n.py\n<<<<<<< SEARCH\n=======\n{Method}>>>>>>> REPLACE\n"), MappingTargets.None, new Dictionary<string, string> { ["b.py"] = Method }, new Dictionary<string, string?>())
        .Edits.Select(e => e.Path));
}
