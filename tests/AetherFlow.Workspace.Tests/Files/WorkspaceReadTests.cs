namespace AetherFlow.Workspaces.Tests.Files;

public sealed class WorkspaceReadTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Workspace _workspace;

    public WorkspaceReadTests() => _workspace = _folder.Open();

    [Fact]
    public async Task Read_File_GivesBytesHashAndMode()
    {
        _folder.Write("a b/it's.txt", "abc");
        _folder.Shell("chmod 751 \"a b/it's.txt\"");

        var content = (await ReadAsync("a b/it's.txt")).Content!;

        Assert.Equal("abc"u8.ToArray(), content.Bytes.ToArray());
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", content.Hash);
        Assert.Equal(content.Hash, await _workspace.HashAsync(_workspace.Guard("a b/it's.txt", PathUse.Read).Path, TestContext.Current.CancellationToken));
        Assert.Equal(OperatingSystem.IsWindows() ? null : Convert.ToInt32("751", 8), content.Mode);
    }

    [Fact]
    public async Task Read_NoFile_IsMissing()
    {
        Assert.True((await ReadAsync("none.txt")).IsMissing);
        Assert.True((await ReadAsync("no/such/dir.txt")).IsMissing);
    }

    [Fact]
    public async Task Read_FileThatVanishes_IsMissing()
    {
        _folder.Write("a.txt", "a");
        var path = _workspace.Guard("a.txt", PathUse.Read).Path;
        File.Delete(_folder.At("a.txt"));

        Assert.True((await _workspace.ReadAsync(path, TestContext.Current.CancellationToken)).IsMissing);
    }

    [Fact]
    public async Task Read_LargeFile_IsAProblem()
    {
        _folder.Write("just.bin", new byte[WorkspaceLimits.FileBytes]);
        _folder.Write("over.bin", new byte[WorkspaceLimits.FileBytes + 1]);

        Assert.Equal(WorkspaceLimits.FileBytes, (await ReadAsync("just.bin")).Content!.Bytes.Length);
        Assert.Equal("file.too_large", (await ReadAsync("over.bin")).Problem?.Code);
    }

    [Fact]
    public async Task Read_EmptyFile_HasNoBytes()
    {
        _folder.Write("empty", "");

        Assert.Equal(0, (await ReadAsync("empty")).Content!.Bytes.Length);
    }

    public void Dispose()
    {
        _workspace.Dispose();
        _folder.Dispose();
    }

    private Task<ReadResult> ReadAsync(string path) =>
        _workspace.ReadAsync(_workspace.Guard(path, PathUse.Read).Path, TestContext.Current.CancellationToken);
}
