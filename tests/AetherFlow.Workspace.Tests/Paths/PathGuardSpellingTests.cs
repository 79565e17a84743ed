namespace AetherFlow.Workspaces.Tests.Paths;

public sealed class PathGuardSpellingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Workspace _workspace;

    public PathGuardSpellingTests() => _workspace = _folder.Open();

    [Theory]
    [InlineData("", "path.empty")]
    [InlineData("  ", "path.empty")]
    [InlineData(".", "path.directory")]
    [InlineData("./", "path.directory")]
    [InlineData("a/..", "path.directory")]
    [InlineData("..", "path.escapes")]
    [InlineData("../ws-evil/x", "path.escapes")]
    [InlineData("a/../../x", "path.escapes")]
    [InlineData("..\\x", "path.escapes")]
    [InlineData("a\\..\\..\\x", "path.escapes")]
    [InlineData("/etc/passwd", "path.absolute")]
    [InlineData("//server/share", "path.absolute")]
    [InlineData("\\\\server\\share", "path.absolute")]
    [InlineData("C:\\Windows\\x", "path.absolute")]
    [InlineData("C:", "path.absolute")]
    [InlineData("C:x", "path.reserved_name")]
    [InlineData("~/x", "path.absolute")]
    [InlineData("~", "path.absolute")]
    [InlineData("file:///etc/passwd", "path.uri")]
    [InlineData("https://example.org/a", "path.uri")]
    [InlineData("a\0b", "path.invalid_character")]
    [InlineData("a\nb", "path.invalid_character")]
    [InlineData("a\tb", "path.invalid_character")]
    [InlineData("a\u001bb", "path.invalid_character")]
    [InlineData("a\u202egpj.exe", "path.invalid_character")]
    [InlineData(".g\u200dit/config", "path.invalid_character")]
    [InlineData("CON", "path.reserved_name")]
    [InlineData("nul", "path.reserved_name")]
    [InlineData("aux.txt", "path.reserved_name")]
    [InlineData("dir/COM1", "path.reserved_name")]
    [InlineData("Lpt9.tar.gz/x", "path.reserved_name")]
    [InlineData("a.", "path.reserved_name")]
    [InlineData("a ", "path.reserved_name")]
    [InlineData("dir./x", "path.reserved_name")]
    [InlineData("x:stream", "path.reserved_name")]
    [InlineData("a.txt::$DATA", "path.reserved_name")]
    public void Guard_BadSpelling_IsRefusedForWriting(string path, string code)
    {
        var result = _workspace.Guard(path, PathUse.Write);

        Assert.False(result.IsAllowed);
        Assert.Equal(code, result.Problem.Code);
        Assert.NotNull(result.Problem.Hint);
        Assert.DoesNotContain('\0', result.Problem.Message);
    }

    [Theory]
    [InlineData("a..b/c", "a..b/c")]
    [InlineData("..foo", "..foo")]
    [InlineData("&&", "&&")]
    [InlineData("./a/./b//c", "a/b/c")]
    [InlineData("a\\b.txt", "a/b.txt")]
    [InlineData("a/../b", "b")]
    [InlineData("my dir/it's \"quoted\".txt", "my dir/it's \"quoted\".txt")]
    [InlineData("console.py", "console.py")]
    [InlineData("auxiliary.txt", "auxiliary.txt")]
    [InlineData("日本語.md", "日本語.md")]
    [InlineData("Frontend/3. STENCILER/a.py", "Frontend/3. STENCILER/a.py")]
    [InlineData("~$doc", "~$doc")]
    [InlineData("-weird", "-weird")]
    public void Guard_UnusualButGoodSpelling_IsAllowed(string path, string expected) =>
        Assert.Equal(expected, _workspace.Guard(path, PathUse.Write).Path.Value);

    [Theory]
    [InlineData(".../x")]
    [InlineData("a\nb")]
    [InlineData("aux.txt")]
    [InlineData("x:y")]
    public void Guard_OddNamesThatExistOnUnix_MayBeRead(string path)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "such names cannot exist on Windows");

        Assert.True(_workspace.Guard(path, PathUse.Read).IsAllowed);
    }

    [Fact]
    public void Guard_HalfASurrogatePair_IsRefused() =>
        Assert.Equal("path.not_utf8", _workspace.Guard("a" + (char)0xD800, PathUse.Read).Problem?.Code);

    [Fact]
    public void Guard_AbsolutePathInside_IsRefusedWithTheRelativeOne() =>
        Assert.Contains("src/a.py", _workspace.Guard(_folder.Root + "/src/a.py", PathUse.Read).Problem!.Hint, StringComparison.Ordinal);

    [Fact]
    public void Guard_TooLong_IsRefused()
    {
        Assert.Equal("path.too_long", _workspace.Guard(new string('a', 256), PathUse.Write).Problem!.Code);
        Assert.Equal("path.too_long", _workspace.Guard(new string('é', 128), PathUse.Write).Problem!.Code);
        Assert.Equal("path.too_long", _workspace.Guard(string.Join('/', Enumerable.Repeat("abcdefg", 600)), PathUse.Write).Problem!.Code);
        Assert.True(_workspace.Guard(new string('a', 255), PathUse.Write).IsAllowed);
    }

    [Theory]
    [InlineData(".git/hooks/pre-commit")]
    [InlineData("sub/.GIT/config")]
    [InlineData("GIT~1/config")]
    [InlineData(".vscode/settings.json")]
    [InlineData("app.code-workspace")]
    [InlineData(".mcp.json")]
    [InlineData(".claude/settings.json")]
    [InlineData(".codex/config.toml")]
    [InlineData(".cursor/rules")]
    [InlineData(".idea/workspace.xml")]
    [InlineData(".aetherflow/config.json")]
    [InlineData(".aetherflow-x-0.tmp")]
    [InlineData("a/.BashRC")]
    [InlineData(".npmrc")]
    [InlineData(".gitconfig")]
    [InlineData(".gitmodules")]
    [InlineData(".pre-commit-config.yaml")]
    [InlineData(".env")]
    [InlineData("app/.env.local")]
    public void Guard_ProtectedName_IsReadableButNotWritable(string path)
    {
        Assert.Equal("path.protected", _workspace.Guard(path, PathUse.Write).Problem?.Code);
        Assert.True(_workspace.Guard(path, PathUse.Read).IsAllowed);
    }

    [Theory]
    [InlineData(".gitignore")]
    [InlineData(".gitattributes")]
    [InlineData(".github/workflows/ci.yml")]
    [InlineData(".env.example")]
    [InlineData("frontend/.env.sample")]
    [InlineData(".editorconfig")]
    [InlineData("Directory.Build.props")]
    [InlineData("global.json")]
    [InlineData("nuget.config")]
    [InlineData("git/x")]
    [InlineData("env/settings.py")]
    public void Guard_NameThatPlansCreate_IsWritable(string path) => Assert.True(_workspace.Guard(path, PathUse.Write).IsAllowed);

    [Fact]
    public void ProtectedNames_EachEntry_HasAReason() =>
        Assert.All(ProtectedNames.All, name => Assert.False(string.IsNullOrWhiteSpace(name.Reason)));

    public void Dispose()
    {
        _workspace.Dispose();
        _folder.Dispose();
    }
}
