using System.Runtime.Versioning;

namespace AetherFlow.Workspaces.Tests.Paths;

[UnsupportedOSPlatform("windows")]
public sealed class PathGuardDiskTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Workspace _workspace;
    private readonly Workspace _withoutKernel;

    public PathGuardDiskTests()
    {
        _workspace = _folder.Open();
        _withoutKernel = new Workspace(PosixTree.Open(_folder.Root, _ => false));
        File.WriteAllText(Path.Combine(_folder.Outside, "secret"), "s");
        _folder.Write("real/a.txt", "a");
        _folder.Write("README.md", "r");
        _folder.Link("out", _folder.Outside);
        _folder.Link("out-relative", "../ws-evil");
        _folder.Link("out-file", Path.Combine(_folder.Outside, "secret"));
        _folder.Link("inner", "real");
        _folder.Link("inner-file", "real/a.txt");
        _folder.Link("deep/up", "../real");
        _folder.Link("dangling", "nowhere");
        _folder.Link("loop", "loop");
        _folder.Link("to-git", ".git");
        _folder.Link("magic", "/proc/self/root/etc");
        Directory.CreateDirectory(_folder.At(".git"));
    }

    [Theory]
    [InlineData("out/secret", PathUse.Read, "path.link")]
    [InlineData("out/new", PathUse.Write, "path.link")]
    [InlineData("out-relative/secret", PathUse.Read, "path.link")]
    [InlineData("out-file", PathUse.Read, "path.link")]
    [InlineData("out-file", PathUse.Write, "path.link")]
    [InlineData("inner-file", PathUse.Write, "path.link")]
    [InlineData("dangling", PathUse.Write, "path.link")]
    [InlineData("dangling", PathUse.Read, "path.link")]
    [InlineData("dangling/x", PathUse.Write, "path.link")]
    [InlineData("loop", PathUse.Read, "path.link")]
    [InlineData("loop/x", PathUse.Write, "path.link")]
    [InlineData("magic/passwd", PathUse.Read, "path.link")]
    [InlineData("real", PathUse.Write, "path.directory")]
    [InlineData("real/", PathUse.Read, "path.directory")]
    [InlineData("real/a.txt/x", PathUse.Write, "path.not_directory")]
    [InlineData("readme.md", PathUse.Write, "path.case_collision")]
    [InlineData("Real/new.txt", PathUse.Write, "path.case_collision")]
    public void Guard_WhatStandsThere_IsRefusedWithAndWithoutOpenat2(string path, PathUse use, string code)
    {
        Assert.Equal(code, _workspace.Guard(path, use).Problem?.Code);
        Assert.Equal(code, _withoutKernel.Guard(path, use).Problem?.Code);
    }

    [Theory]
    [InlineData("real/a.txt")]
    [InlineData("real/new/deep/file.txt")]
    [InlineData("README.md")]
    public void Guard_OrdinaryFile_IsAllowedWithAndWithoutOpenat2(string path)
    {
        Assert.Equal(path, _workspace.Guard(path, PathUse.Write).Path.Value);
        Assert.Equal(path, _withoutKernel.Guard(path, PathUse.Write).Path.Value);
    }

    [Theory]
    [InlineData("inner/a.txt", "real/a.txt")]
    [InlineData("deep/up/b.txt", "real/b.txt")]
    public void Guard_ThroughAnInnerDirectoryLink_GivesTheRealPath(string path, string expected)
    {
        SkipWithoutOpenat2();

        Assert.Equal(expected, _workspace.Guard(path, PathUse.Write).Path.Value);
        Assert.Equal("path.link", _withoutKernel.Guard(path, PathUse.Write).Problem?.Code);
    }

    [Fact]
    public void Guard_LinkIntoAProtectedDirectory_IsRefused()
    {
        SkipWithoutOpenat2();

        Assert.Equal("path.protected", _workspace.Guard("to-git/hooks/pre-commit", PathUse.Write).Problem?.Code);
    }

    [Fact]
    public async Task Guard_InnerFileLink_MayBeRead()
    {
        SkipWithoutOpenat2();

        var read = await _workspace.ReadAsync(_workspace.Guard("inner-file", PathUse.Read).Path, TestContext.Current.CancellationToken);

        Assert.Equal("a"u8.ToArray(), read.Content!.Bytes.ToArray());
    }

    [Fact]
    public void Guard_Fifo_IsRefusedWithoutOpeningIt()
    {
        Assert.SkipUnless(_folder.Shell("mkfifo pipe"), "mkfifo is missing");

        Assert.Equal("path.device", _workspace.Guard("pipe", PathUse.Read).Problem?.Code);
        Assert.Equal("path.device", _workspace.Guard("pipe", PathUse.Write).Problem?.Code);
    }

    [Fact]
    public async Task Read_PathThatBecomesALink_StaysInside()
    {
        var path = _workspace.Guard("real/a.txt", PathUse.Read).Path;
        Directory.Delete(_folder.At("real"), recursive: true);
        File.WriteAllText(Path.Combine(_folder.Outside, "a.txt"), "outside");
        _folder.Link("real", _folder.Outside);

        foreach (var workspace in new[] { _workspace, _withoutKernel })
        {
            var read = await workspace.ReadAsync(path, TestContext.Current.CancellationToken);
            Assert.Null(read.Content);
            Assert.NotNull(read.Problem);
        }
    }

    [Fact]
    public async Task Read_PathThatBecomesAFifo_DoesNotBlock()
    {
        var path = _workspace.Guard("real/a.txt", PathUse.Read).Path;
        File.Delete(_folder.At("real/a.txt"));
        Assert.SkipUnless(_folder.Shell("mkfifo real/a.txt"), "mkfifo is missing");

        Assert.Equal("path.device", (await _workspace.ReadAsync(path, TestContext.Current.CancellationToken)).Problem?.Code);
    }

    [Fact]
    public async Task Read_HardLink_IsFine()
    {
        Assert.SkipUnless(_folder.Shell("ln real/a.txt hard.txt"), "hard links are not possible here");

        Assert.NotNull((await _workspace.ReadAsync(_workspace.Guard("hard.txt", PathUse.Read).Path, TestContext.Current.CancellationToken)).Content);
    }

    [Fact]
    public void Guard_RootMovedAway_StaysWithTheOpenedDirectory()
    {
        Directory.Move(_folder.Root, _folder.Root + "-moved");
        Directory.CreateDirectory(_folder.Root);

        Assert.Equal("path.directory", _workspace.Guard("real", PathUse.Read).Problem?.Code);
        Directory.Delete(_folder.Root);
        Directory.Move(_folder.Root + "-moved", _folder.Root);
    }

    public void Dispose()
    {
        _workspace.Dispose();
        _withoutKernel.Dispose();
        _folder.Dispose();
    }

    private void SkipWithoutOpenat2() =>
        Assert.SkipUnless(((PosixTree)_workspace.Tree).IsKeptByKernel, "this kernel has no openat2: inner links are refused");
}
