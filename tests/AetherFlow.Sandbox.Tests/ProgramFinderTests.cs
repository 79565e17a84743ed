namespace AetherFlow.Sandbox.Tests;

public sealed class ProgramFinderTests : IDisposable
{
    private readonly Script _script = new();

    public void Dispose() => _script.Dispose();

    [Fact]
    public void Find_InTwoFolders_TakesTheFirstThatMayRun()
    {
        _script.Write("a/tool", "", executable: false);
        Directory.CreateDirectory(Path.Combine(_script.Folder, "b", "tool"));
        var third = _script.Write("c/tool", "", executable: true);
        _script.Write("d/tool", "", executable: true);

        var path = string.Join(':', "abcd".Select(folder => Path.Combine(_script.Folder, $"{folder}")));

        Assert.Equal(third, ProgramFinder.Find("tool", path));
    }

    [Theory]
    [InlineData("sh", null)]
    [InlineData("sh", "")]
    [InlineData("sh", "bin:.:")]
    [InlineData("/bin/sh", "/bin")]
    [InlineData("../bin/sh", "/bin")]
    [InlineData("", "/bin")]
    [InlineData("..", "/bin")]
    public void Find_NothingThatCounts_IsNull(string name, string? path) => Assert.Null(ProgramFinder.Find(name, path));
}
