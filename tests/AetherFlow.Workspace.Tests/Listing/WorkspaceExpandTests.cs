namespace AetherFlow.Workspaces.Tests.Listing;

public sealed class WorkspaceExpandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Workspace _workspace;

    public WorkspaceExpandTests()
    {
        _workspace = _folder.Open();
        foreach (var path in new[]
        {
            "a.py", "b.md", "src/c.py", "src/d.js", "src/x/e.py", "src/x/y/f.py", "src/node_modules/m.py", "src/bin/g.py", ".git/config",
            "src/.hidden.py", "src/.aetherflow-t-0.tmp", "My Dir/h i.py", "src/[b].py",
        })
        {
            _folder.Write(path, path);
        }

        _folder.Link("src/link", "../src");
        _folder.Link("src/out", _folder.Outside);
        _folder.Link("src/inner.py", "c.py");
    }

    [Theory]
    [InlineData("a.py", "a.py")]
    [InlineData("*.py", "a.py")]
    [InlineData("src/*.py", "src/.hidden.py src/[b].py src/c.py src/inner.py")]
    [InlineData("src/**/*.py", "src/.hidden.py src/[b].py src/c.py src/inner.py src/x/e.py src/x/y/f.py")]
    [InlineData("src/x/", "src/x/e.py src/x/y/f.py")]
    [InlineData("src/x", "src/x/e.py src/x/y/f.py")]
    [InlineData("**/f.py", "src/x/y/f.py")]
    [InlineData("*.{py,md}", "a.py b.md")]
    [InlineData("?.md", "b.md")]
    [InlineData("[ac].py", "a.py")]
    [InlineData("[!a].md", "b.md")]
    [InlineData("src/bin/**", "src/bin/g.py")]
    [InlineData("src/node_modules/", "src/node_modules/m.py")]
    [InlineData("src/[b].py", "src/[b].py")]
    [InlineData("none/**", "")]
    [InlineData("*.rs", "")]
    [InlineData("src\\x\\*.py", "src/x/e.py")]
    public async Task Expand_Pattern_GivesSortedFiles(string pattern, string expected)
    {
        var expansion = await _workspace.ExpandAsync(pattern, TestContext.Current.CancellationToken);

        Assert.Equal(expected, string.Join(' ', expansion.Paths.Select(p => p.Value)));
        Assert.Empty(expansion.Problems);
    }

    [Fact]
    public async Task Expand_NameWithSpaces_Works() =>
        Assert.Equal("My Dir/h i.py", Assert.Single((await _workspace.ExpandAsync("My Dir/", TestContext.Current.CancellationToken)).Paths).Value);

    [Theory]
    [InlineData("../**", "path.escapes")]
    [InlineData("/etc/*", "path.absolute")]
    [InlineData("none.py", "path.missing")]
    [InlineData("src/out/", "path.link")]
    [InlineData("src/{a", "path.bad_pattern")]
    public async Task Expand_BadPattern_IsAProblem(string pattern, string code)
    {
        var expansion = await _workspace.ExpandAsync(pattern, TestContext.Current.CancellationToken);

        Assert.Equal(code, Assert.Single(expansion.Problems).Code);
        Assert.Empty(expansion.Paths);
    }

    [Fact]
    public async Task Expand_NameThatIsNotUtf8_IsAProblem()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && _folder.Shell("touch \"$(printf 'bad\\377.py')\""), "such names cannot exist here");

        var expansion = await _workspace.ExpandAsync("*.py", TestContext.Current.CancellationToken);

        Assert.Equal("path.not_utf8", Assert.Single(expansion.Problems).Code);
        Assert.Equal("a.py", Assert.Single(expansion.Paths).Value);
    }

    [Fact]
    public async Task Expand_TooManyFiles_StopsAndSaysSo()
    {
        Directory.CreateDirectory(_folder.At("many"));
        for (var i = 0; i <= WorkspaceLimits.ExpandedFiles; i++) File.Create(_folder.At($"many/{i}")).Dispose();

        var expansion = await _workspace.ExpandAsync("many/", TestContext.Current.CancellationToken);

        Assert.Equal("path.too_many_files", Assert.Single(expansion.Problems).Code);
        Assert.Equal(WorkspaceLimits.ExpandedFiles, expansion.Paths.Length);
    }

    public void Dispose()
    {
        _workspace.Dispose();
        _folder.Dispose();
    }
}
