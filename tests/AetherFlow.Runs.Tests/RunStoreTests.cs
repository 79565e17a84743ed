using AetherFlow.Runs.Journal;
using AetherFlow.Testing;

namespace AetherFlow.Runs.Tests;

public sealed class RunStoreTests : IDisposable
{
    private readonly TemporaryFolder _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Find_ByNameOrLastCharacters_GivesTheOneThatIsMeant()
    {
        var store = new RunStore(_home.Path);
        var (one, two) = (Made("20260101-120000-aaaa1z"), Made("20260102-120000-bbbb1z"));

        Assert.Equal(one, store.Find(one)!.Id.Value);
        Assert.Equal(two, store.Find("bb1z")!.Id.Value);
        // Too short, meant for several, nobody's, no name of a run at all.
        Assert.Null(store.Find("b1z"));
        Assert.Null(store.Find("0000-aaaa1"));
        Assert.Null(store.Find("cccc1z"));
        Assert.Null(store.Find("../../etc/passwd"));
        Assert.Null(store.Find(""));
        Made("20260103-120000-ccaa1z");
        Assert.Null(store.Find("aa1z"));
    }

    [Fact]
    public void Find_FolderWithoutJournal_IsNoRun()
    {
        Directory.CreateDirectory(_home["runs/20260101-120000-aaaa1z"]);

        Assert.Null(new RunStore(_home.Path).Find("20260101-120000-aaaa1z"));
        Assert.Empty(new RunStore(_home.Path).List());
    }

    [Fact]
    public void List_SeveralRunsAndOtherFolders_GivesTheRunsNewestFirst()
    {
        Made("20260101-120000-aaaaaa");
        Made("20260301-120000-bbbbbb");
        Made("20260201-120000-cccccc");
        Directory.CreateDirectory(_home["runs/notes"]);

        Assert.Equal(["bbbbbb", "cccccc", "aaaaaa"], new RunStore(_home.Path).List().Select(f => f.Id.Value[^6..]));
        Assert.Empty(new RunStore(_home["elsewhere"]).List());
    }

    [Fact]
    public void Create_NewHome_IsReadableByItsOwnerOnly()
    {
        var run = new RunStore(_home["state/aetherflow"]).Create(TimeProvider.System, new Random(1));

        if (OperatingSystem.IsWindows()) return;
        foreach (var folder in (string[])[_home["state/aetherflow"], _home["state/aetherflow/runs"], run.Path])
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
    }

    [Fact]
    public void Create_HomeCannotBeMade_SaysWhere()
    {
        _home.Write("file", "no folder");

        var failure = Assert.Throws<JournalException>(() => new RunStore(_home["file"]).Create(TimeProvider.System, new Random(1)));

        Assert.Contains(_home["file"], failure.Message, StringComparison.Ordinal);
    }

    private string Made(string id)
    {
        _home.Write($"runs/{id}/journal.jsonl", "");
        return id;
    }
}
