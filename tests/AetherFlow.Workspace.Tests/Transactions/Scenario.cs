namespace AetherFlow.Workspaces.Tests.Transactions;

/// <summary>A random small tree and random changes to it, both from one seed.</summary>
internal sealed class Scenario : IDisposable
{
    private static readonly string[] Paths = ["a", "b", "x/a", "x/b", "x/y/a", "z/w/a", "z/b"];
    private static readonly string?[] Texts = [null, "one", "two", "", "three\r\n"];

    private readonly Random _random;
    private readonly TemporaryFolder _folder = new();
    private readonly Workspace _workspace;
    private readonly Contents _contents = new();
    private readonly SortedDictionary<string, string> _before;
    private readonly SortedDictionary<string, string> _after;
    private readonly List<string> _foldersBefore;
    private readonly Manifest _manifest;
    private int _remaining = -1;

    public Scenario(int seed)
    {
        _random = new Random(seed);
        foreach (var path in Paths)
        {
            if (Texts[_random.Next(Texts.Length)] is { } text && _random.Next(2) == 0) _folder.Write(path, text);
        }

        _workspace = _folder.Open();
        _before = _folder.Files();
        _foldersBefore = _folder.Folders();
        _after = new SortedDictionary<string, string>(_before, StringComparer.Ordinal);
        var changes = new List<PlannedChange>();
        foreach (var path in Paths.Where(_ => _random.Next(3) > 0))
        {
            var before = _before.GetValueOrDefault(path);
            var after = Texts[_random.Next(Texts.Length)];
            if (after is null) _after.Remove(path);
            else _after[path] = after;
            changes.Add(new PlannedChange(_workspace.Guard(path, PathUse.Write).Path, _contents.Add(before), _contents.Add(after)));
        }

        _manifest = new Transaction(_workspace).Prepare(changes, "t");
    }

    /// <summary>Commits and stops at the given point; false if the commit ended before it.</summary>
    public Task<bool> StopCommitAtAsync(int point) => StopAtAsync(point, t => t.CommitAsync(_manifest, _contents.Source, CancellationToken.None));

    public Task<bool> StopSettlementAtAsync(int point) => StopAtAsync(point, t => t.SettleAsync(_manifest, _contents.Source, CancellationToken.None));

    /// <summary>Edits, deletes or creates a file of the transaction as a user might; gives its path if the content is new to it.</summary>
    public string? EditAsUser()
    {
        if (_manifest.Entries.Length == 0) return null;
        var entry = _manifest.Entries[_random.Next(_manifest.Entries.Length)];
        var text = _random.Next(4) == 0 ? null : "the user's " + _random.Next(3);
        if (text is not null) _folder.Write(entry.Path, text);
        else if (File.Exists(_folder.At(entry.Path))) File.Delete(_folder.At(entry.Path));
        var hash = _contents.Add(text);
        return hash == entry.BeforeHash || hash == entry.AfterHash ? null : entry.Path;
    }

    /// <summary>Settles for good and checks the whole tree against the table of the design.</summary>
    public async Task SettleAndCheckAsync(string? edited)
    {
        var userText = edited is null ? null : _folder.Read(edited);
        var outcome = await new Transaction(_workspace).SettleAsync(_manifest, _contents.Source, CancellationToken.None);

        var expected = new SortedDictionary<string, string>(edited is null ? _after : _before, StringComparer.Ordinal);
        if (edited is not null)
        {
            expected.Remove(edited);
            if (userText is not null) expected[edited] = userText;
            Assert.Equal([edited], outcome.Files);
        }

        Assert.Equal(edited is null ? TransactionResult.Applied : TransactionResult.Stale, outcome.Result);
        Assert.Equal(expected, _folder.Files());
        if (edited is not null && userText is null) Assert.Equal(_foldersBefore, _folder.Folders());
        Assert.Empty(outcome.LeftBehind);

        // Settling again, as a second resume does, changes nothing.
        await new Transaction(_workspace).SettleAsync(_manifest, _contents.Source, CancellationToken.None);
        Assert.Equal(expected, _folder.Files());
    }

    public void Dispose()
    {
        _workspace.Dispose();
        _folder.Dispose();
    }

    private async Task<bool> StopAtAsync(int point, Func<Transaction, Task> act)
    {
        _remaining = point;
        try
        {
            await act(new Transaction(_workspace, _ =>
            {
                if (_remaining-- == 0) throw new Stopped();
            }));
            return false;
        }
        catch (Stopped)
        {
            return true;
        }
    }
}
