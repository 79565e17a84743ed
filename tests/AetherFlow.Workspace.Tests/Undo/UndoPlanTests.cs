using AetherFlow.Workspaces.Tests.Transactions;

namespace AetherFlow.Workspaces.Tests.Undo;

public sealed class UndoPlanTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Workspace _workspace;
    private readonly Contents _contents = new();

    public UndoPlanTests() => _workspace = _folder.Open();

    [Fact]
    public async Task Undo_UntouchedFiles_RestoresByteForByte()
    {
        _folder.Write("changed.txt", "after\r\n");
        _folder.Write("n/created.txt", "new");

        var plan = await UndoAsync(Change("changed.txt", "\ufeffbefore"), Change("n/created.txt", null, "new"), Change("deleted.txt", "was", null) with { BeforeMode = 0x1ED });

        Assert.Empty(plan.Conflicts);
        Assert.Equal(new SortedDictionary<string, string> { ["changed.txt"] = "before", ["deleted.txt"] = "was" }, _folder.Files());
        Assert.Equal([0xEF, 0xBB, 0xBF], File.ReadAllBytes(_folder.At("changed.txt"))[..3]);
        Assert.Empty(_folder.Folders());
        if (!OperatingSystem.IsWindows()) Assert.True(_folder.Shell("test $(stat -c %a deleted.txt) = 755"));
    }

    [Fact]
    public async Task Undo_EditedElsewhere_KeepsTheEdit()
    {
        _folder.Write("a.txt", "1\nRUN\n3\n4\nUSER\n");

        var plan = await UndoAsync(Change("a.txt", "1\n2\n3\n4\n5\n", "1\nRUN\n3\n4\n5\n"));

        Assert.Empty(plan.Conflicts);
        Assert.Equal("1\n2\n3\n4\nUSER\n", _folder.Read("a.txt"));
    }

    [Fact]
    public async Task Undo_EditedWhereTheRunTookItsOwnChangeBack_KeepsTheEdit()
    {
        const string Left = "1\nRUN\n3\n4\n5\n";
        _folder.Write("a.txt", "1\nRUN\n3\n4\nUSER\n");

        var plan = await UndoAsync(Change("a.txt", "1\n2\n3\n4\n5\n", Left), Change("a.txt", Left, "1\nRUN\n3\n4\nWORSE\n"), Change("a.txt", "1\nRUN\n3\n4\nWORSE\n", Left));

        Assert.Empty(plan.Conflicts);
        Assert.Equal("1\n2\n3\n4\nUSER\n", _folder.Read("a.txt"));
    }

    [Fact]
    public async Task Undo_EditedInTheSameLines_LeavesThatFileAndUndoesTheRest()
    {
        _folder.Write("a.txt", "1\nUSER\n3\n");
        _folder.Write("b.txt", "run");

        var plan = await UndoAsync(Change("a.txt", "1\n2\n3\n", "1\nRUN\n3\n"), Change("b.txt", "before", "run"));

        var conflict = Assert.Single(plan.Conflicts);
        Assert.Equal(("undo.conflict", "a.txt"), (conflict.Code, conflict.Path));
        Assert.Contains("2", conflict.Message, StringComparison.Ordinal);
        Assert.Equal(new SortedDictionary<string, string> { ["a.txt"] = "1\nUSER\n3\n", ["b.txt"] = "before" }, _folder.Files());
    }

    [Fact]
    public async Task Undo_AlreadyAsBefore_DoesNothing()
    {
        _folder.Write("a.txt", "before");

        var plan = await UndoAsync(Change("a.txt", "before", "after"), Change("never.txt", null, "x"));

        Assert.Empty(plan.Changes);
        Assert.Empty(plan.Conflicts);
    }

    [Theory]
    [InlineData("edited", null, "run")]
    [InlineData("edited", "before", null)]
    [InlineData(null, "before", "run")]
    [InlineData("edited\0", "before", "run")]
    public async Task Undo_WhatCannotBeMerged_IsAConflict(string? now, string? before, string? after)
    {
        if (now is not null) _folder.Write("a.txt", now);

        var plan = await UndoAsync(Change("a.txt", before, after));

        Assert.Equal("undo.conflict", Assert.Single(plan.Conflicts).Code);
        Assert.Equal(now, _folder.Read("a.txt"));
    }

    [Fact]
    public async Task Undo_FileChangedTwice_GoesBackToTheFirst()
    {
        _folder.Write("a.txt", "3");

        await UndoAsync(Change("a.txt", "1", "2"), Change("a.txt", "2", "3"));

        Assert.Equal("1", _folder.Read("a.txt"));
    }

    [Fact]
    public async Task Undo_UserEditBetweenTwoChanges_IsKept()
    {
        _folder.Write("a.txt", "one\n2\nUSER\n4\nfive\n");

        var plan = await UndoAsync(
            Change("a.txt", "1\n2\n3\n4\n5\n", "one\n2\n3\n4\n5\n"),
            Change("a.txt", "one\n2\nUSER\n4\n5\n", "one\n2\nUSER\n4\nfive\n"));

        Assert.Empty(plan.Conflicts);
        Assert.Equal("1\n2\nUSER\n4\n5\n", _folder.Read("a.txt"));
    }

    [Theory]
    [InlineData("755", "644")]
    [InlineData("700", "700")]
    public async Task Undo_PermissionsOnly_GoBackUnlessSomebodySetOthers(string now, string expected)
    {
        _folder.Write("run.sh", "x");
        Assert.True(_folder.Shell($"chmod {now} run.sh"));

        var plan = await UndoAsync(Change("run.sh", "x") with { BeforeMode = 0x1A4, AfterMode = 0x1ED });

        Assert.Empty(plan.Conflicts);
        Assert.Equal(now == expected ? 0 : 1, plan.Changes.Length);
        Assert.Equal("x", _folder.Read("run.sh"));
        Assert.True(_folder.Shell($"test $(stat -c %a run.sh) = {expected}"));
    }

    [Fact]
    public async Task Undo_PermissionsChangedBetweenContents_BringsBackTheFirstOfBoth()
    {
        _folder.Write("run.sh", "3");
        Assert.True(_folder.Shell("chmod 755 run.sh"));

        await UndoAsync(
            Change("run.sh", "1", "2") with { BeforeMode = 0x180, AfterMode = 0x180 },
            Change("run.sh", "2", "2") with { BeforeMode = 0x180, AfterMode = 0x1ED },
            Change("run.sh", "2", "3") with { BeforeMode = 0x1ED, AfterMode = 0x1ED });

        Assert.Equal("1", _folder.Read("run.sh"));
        Assert.True(_folder.Shell("test $(stat -c %a run.sh) = 600"));
    }

    [Fact]
    public async Task Undo_PermissionsOfAFileEditedSince_GoBackWithTheEditKept()
    {
        _folder.Write("run.sh", "1\nRUN\n3\n4\nUSER\n");
        Assert.True(_folder.Shell("chmod 755 run.sh"));

        var plan = await UndoAsync(Change("run.sh", "1\n2\n3\n4\n5\n", "1\nRUN\n3\n4\n5\n") with { BeforeMode = 0x1A4, AfterMode = 0x1ED });

        Assert.Empty(plan.Conflicts);
        Assert.Equal("1\n2\n3\n4\nUSER\n", _folder.Read("run.sh"));
        Assert.True(_folder.Shell("test $(stat -c %a run.sh) = 644"));
    }

    [Fact]
    public async Task Undo_PathThatIsALinkNow_IsLeftAlone()
    {
        File.WriteAllText(Path.Combine(_folder.Outside, "x"), "run");
        _folder.Link("a.txt", Path.Combine(_folder.Outside, "x"));

        var plan = await UndoAsync(Change("a.txt", "before", "run"));

        Assert.Equal("path.link", Assert.Single(plan.Conflicts).Code);
        Assert.Equal("run", File.ReadAllText(Path.Combine(_folder.Outside, "x")));
    }

    public void Dispose()
    {
        _workspace.Dispose();
        _folder.Dispose();
    }

    private UndoChange Change(string path, string? before, string? after) => new(path, _contents.Add(before), _contents.Add(after));

    /// <summary>A file whose content now is what the run left.</summary>
    private UndoChange Change(string path, string before) => Change(path, before, _folder.Read(path));

    private async Task<UndoPlan> UndoAsync(params UndoChange[] changes)
    {
        var plan = await UndoPlan.BuildAsync(_workspace, changes, _contents.Source, TestContext.Current.CancellationToken);
        _contents.Add(plan.MergedContents);
        var transaction = new Transaction(_workspace);
        var outcome = await transaction.CommitAsync(transaction.Prepare(plan.Changes, "undo", ["n"]), _contents.Source, TestContext.Current.CancellationToken);
        Assert.Equal(TransactionResult.Applied, outcome.Result);
        return plan;
    }
}
