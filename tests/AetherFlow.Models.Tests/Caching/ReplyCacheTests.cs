using System.Text;
using AetherFlow.Models.Caching;
using AetherFlow.Models.Calling;
using AetherFlow.Runs;
using AetherFlow.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace AetherFlow.Models.Tests.Caching;

public sealed class ReplyCacheTests : IDisposable
{
    private static readonly string One = Hash("one");
    private static readonly string Two = Hash("two");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Put_ThenFind_SameReply()
    {
        var cache = new ReplyCache(_folder["cache"]);

        Assert.Null(await cache.PutAsync(One, Reply("hé 🙂\n"), CancellationToken.None));

        Assert.Equal(Reply("hé 🙂\n"), await cache.FindAsync(One, CancellationToken.None));
        Assert.Null(await cache.FindAsync(Two, CancellationToken.None));
        Assert.Equal((1, new FileInfo(FileOf(One)).Length), (cache.Count, cache.Bytes));
    }

    [Fact]
    public async Task Put_OnPosix_ForItsOwnerOnly()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such rights.");
            return;
        }

        await new ReplyCache(_folder["cache"]).PutAsync(One, Reply("hi"), CancellationToken.None);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FileOf(One)));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder["cache"]));
        Assert.Equal([Path.GetRelativePath(_folder.Path, FileOf(One))], _folder.Tree().Keys);
    }

    [Fact]
    public async Task Put_Again_InItsPlace()
    {
        var cache = new ReplyCache(_folder["cache"]);
        await cache.PutAsync(One, Reply("old and long"), CancellationToken.None);
        await cache.PutAsync(One, Reply("new"), CancellationToken.None);

        Assert.Equal("new", (await cache.FindAsync(One, CancellationToken.None))?.Text);
        Assert.Equal((1, new FileInfo(FileOf(One)).Length), (cache.Count, cache.Bytes));
    }

    [Fact]
    public async Task Find_FileCutAtEveryByte_MissOrNothingLost()
    {
        var cache = new ReplyCache(_folder["cache"]);
        await cache.PutAsync(One, Reply("hi"), CancellationToken.None);
        var whole = await File.ReadAllBytesAsync(FileOf(One));

        for (var length = 0; length < whole.Length; length++)
        {
            await File.WriteAllBytesAsync(FileOf(One), whole[..length]);
            Assert.Null(await cache.FindAsync(One, CancellationToken.None));
        }
    }

    [Theory]
    [InlineData("\"text\":\"hi\"", "\"text\":\"ho\"")]
    [InlineData("\"version\":1", "\"version\":2")]
    [InlineData("\"provider\":\"deepseek\"", "\"provider\":null")]
    [InlineData("\"finish_reason\":\"stop\",", "")]
    [InlineData("{\"version\"", "[{\"version\"")]
    public async Task Find_FileChanged_Miss(string was, string now)
    {
        var cache = new ReplyCache(_folder["cache"]);
        await cache.PutAsync(One, Reply("hi"), CancellationToken.None);
        var text = await File.ReadAllTextAsync(FileOf(One));
        Assert.Contains(was, text, StringComparison.Ordinal);

        await File.WriteAllTextAsync(FileOf(One), text.Replace(was, now, StringComparison.Ordinal));

        Assert.Null(await cache.FindAsync(One, CancellationToken.None));
    }

    [Fact]
    public async Task Find_EntryOfAnotherRequest_Miss()
    {
        var cache = new ReplyCache(_folder["cache"]);
        await cache.PutAsync(One, Reply("hi"), CancellationToken.None);
        Directory.CreateDirectory(Path.GetDirectoryName(FileOf(Two))!);
        File.Copy(FileOf(One), FileOf(Two));

        Assert.Null(await cache.FindAsync(Two, CancellationToken.None));
    }

    [Fact]
    public void Find_AnyBytes_MissAndNoCrash()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), Gen.Elements("", "{", "{\"version\":1,\"request\":\"").ToArbitrary(), (bytes, head) =>
            Assert.Null(CacheEntry.Read([.. Encoding.UTF8.GetBytes(head), .. bytes], One))).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Write_AnyText_ReadBackTheSame()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
        {
            var valid = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.Get));

            Assert.Equal(Reply(valid), CacheEntry.Read(CacheEntry.Write(One, Reply(valid)), One));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public async Task Put_TooLong_NotKeptAndSaid()
    {
        var cache = new ReplyCache(_folder["cache"]);

        var problem = await cache.PutAsync(One, Reply(new string('x', ReplyCache.LongestEntry)), CancellationToken.None);

        Assert.Equal("cache.too_large", problem?.Code);
        Assert.False(Directory.Exists(_folder["cache"]));
    }

    [Fact]
    public async Task Put_FolderCannotBeMade_SaidAndNoCrash()
    {
        _folder.Write("cache", "a file, no folder");
        var cache = new ReplyCache(_folder["cache"]);

        Assert.Equal("cache.unwritable", (await cache.PutAsync(One, Reply("hi"), CancellationToken.None))?.Code);
        Assert.Null(await cache.FindAsync(One, CancellationToken.None));
        Assert.Equal(0, cache.Count);
    }

    [Fact]
    public async Task Put_TooMany_OldestGone()
    {
        var cache = new ReplyCache(_folder["cache"], mostEntries: 10, mostBytes: long.MaxValue);
        var start = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        for (var i = 0; i < 11; i++)
        {
            if (i == 10) AgeAll(start);
            await cache.PutAsync(Hash($"{i}"), Reply("hi"), CancellationToken.None);
        }

        Assert.Equal(9, cache.Count);
        Assert.Equal(9, new ReplyCache(_folder["cache"]).Count);
        Assert.NotNull(await cache.FindAsync(Hash("10"), CancellationToken.None));
        Assert.Null(await cache.FindAsync(Hash("0"), CancellationToken.None));
        Assert.Null(await cache.FindAsync(Hash("1"), CancellationToken.None));

        void AgeAll(DateTime from)
        {
            for (var j = 0; j < 10; j++) File.SetLastWriteTimeUtc(FileOf(Hash($"{j}")), from.AddMinutes(j));
        }
    }

    [Fact]
    public async Task Put_TooManyBytes_OldestGoneOthersLeftAlone()
    {
        var foreign = _folder.Write("cache/ab/notes.txt", new string('x', 5000));
        var cache = new ReplyCache(_folder["cache"], mostEntries: 1000, mostBytes: 4000);
        for (var i = 0; i < 10; i++) await cache.PutAsync(Hash($"{i}"), Reply(new string('y', 1000)), CancellationToken.None);

        Assert.InRange(cache.Bytes, 1, 4000);
        Assert.InRange(cache.Count, 1, 3);
        Assert.True(File.Exists(foreign));
    }

    [Fact]
    public async Task Put_ByManyAtOnce_AllThere()
    {
        var caches = new[] { new ReplyCache(_folder["cache"]), new ReplyCache(_folder["cache"]) };

        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => caches[i % 2].PutAsync(Hash($"{i % 20}"), Reply($"{i % 20}"), CancellationToken.None)));

        for (var i = 0; i < 20; i++) Assert.Equal($"{i}", (await caches[0].FindAsync(Hash($"{i}"), CancellationToken.None))?.Text);
        Assert.Equal(20, new ReplyCache(_folder["cache"]).Count);
    }

    [Fact]
    public void Hash_AnyTwoRequests_SameNameOnlyForTheSameContent()
    {
        var text = ArbMap.Default.ArbFor<NonNull<string>>();
        Prop.ForAll(text, text, Gen.Choose(1, 3).ToArbitrary(), (left, right, tokens) =>
        {
            var (one, two) = (Named(left.Get, tokens), Named(right.Get, 2));
            Assert.Equal(Encoding.UTF8.GetBytes(left.Get).AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(right.Get)) && tokens == 2, one == two);
        }).QuickCheckThrowOnFailure();

        static string Named(string prompt, int tokens) => RequestHash.Of("m", [("user", prompt)], tokens, 0f).Value;
    }

    private static string Hash(string prompt) => RequestHash.Of("m", [("user", prompt)], null, null).Value;

    private static CachedReply Reply(string text) => new()
    {
        Provider = "deepseek",
        Model = "deepseek-flash",
        Host = "api.deepseek.com",
        FinishReason = "stop",
        Text = text,
        Usage = new Usage { Input = 1000, CachedInput = 200, Output = 100 },
        Cost = new Money(0.00042m),
    };

    private string FileOf(string hash) => Path.Combine(_folder["cache"], hash[..2], hash[2..] + ".json");
}
