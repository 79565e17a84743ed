using System.Text;
using AetherFlow.Models.Settings;
using AetherFlow.Models.Spending;
using AetherFlow.Runs;
using AetherFlow.Runs.Folds;
using AetherFlow.Testing;

namespace AetherFlow.Models.Tests.Spending;

public sealed class SpendIndexTests : IDisposable
{
    private static readonly BudgetLimits DayOfTen = new() { Day = new Money(10) };

    private readonly TemporaryFolder _home = new();
    private readonly ManualTime _time = new();
    private readonly SpendIndex _index;
    private int _calls;

    public SpendIndexTests() => _index = new SpendIndex(_home["spend"], _time);

    private string DayPath => _home[$"spend/{_index.Today:yyyy-MM-dd}.jsonl"];

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Read_NoFile_IsNothing() => Assert.Equal(default, _index.Read(_index.Today).Spending!.Sums);

    [Fact]
    public void Close_NoLimitOfTheDay_IsCountedAllTheSame()
    {
        var ledger = Ledger.Resume(BudgetLimits.None, new SpendFold(), _index.BookOf("a"));
        Spend(ledger, "groq", "chat", 4, r => r.Settle(new Money(1.5m)));
        Spend(ledger, "groq", "chat", 4, r => r.SettleUnknown());
        Spend(ledger, "gemini", "flash", 4, r => r.Release());

        var day = _index.Read(_index.Today).Spending!;

        Assert.Equal(
            [
                new ModelDay("groq", "chat", 2, new SpendSums(new Money(1.5m), new Money(4), Money.Zero)),
                new ModelDay("gemini", "flash", 1, default),
            ],
            day.Models);
        Assert.Equal((5.5m, 0), (day.Sums.All.Usd, day.Unreadable));
    }

    [Fact]
    public void Files_OfTheIndex_AreTheirOwnersOnly()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such rights.");
            return;
        }

        Spend(Limited("a"), "groq", "chat", 4, r => r.SettleUnknown());

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_home["spend"]));
        foreach (var file in Directory.GetFiles(_home["spend"])) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public void TryReserve_FileCutAtAnyByte_CountsWholeLinesAndGoesOn()
    {
        Spend(Limited("a"), "groq", "chat", 2, r => r.Settle(new Money(1)));
        Assert.True(Limited("b").TryReserve(Claim("groq", "chat", 3), out _));
        var whole = File.ReadAllBytes(DayPath);
        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(DayPath, whole[..length]);
            Assert.Equal(Left(whole, length), _index.Read(_index.Today).Spending?.Sums.All.Usd ?? 0);

            Assert.True(Limited("c").TryReserve(Claim("groq", "chat", 1), out _));

            var after = _index.Read(_index.Today).Spending!;
            // A line that lacks nothing but its end says what it says.
            var lacksItsEnd = whole[length] == '\n';
            Assert.Equal(Left(whole, lacksItsEnd ? length + 1 : length) + 1, after.Sums.All.Usd);
            var isTorn = !lacksItsEnd && length > 0 && whole[length - 1] != '\n' && whole.AsSpan(0, length).Contains((byte)'\n');
            Assert.Equal(isTorn ? 1 : 0, after.Unreadable);
        }

        static decimal Left(byte[] whole, int length) => whole.AsSpan(0, length).Count((byte)'\n') switch { < 2 => 0m, 2 => 2m, 3 => 1m, _ => 4m };
    }

    [Fact]
    public void TryReserve_KilledBefore_WhatItHadReservedStaysCounted()
    {
        Assert.True(Limited("a").TryReserve(Claim("groq", "chat", 8), out _));

        Assert.False(Limited("b").TryReserve(Claim("groq", "chat", 3), out _));
        Assert.True(Limited("b").TryReserve(Claim("groq", "chat", 2), out _));
    }

    [Theory]
    [InlineData("{\"v\":2,\"made\":\"2026-11-21T09:00:00Z\"}\n", "version 2")]
    [InlineData("[]\n", "does not say")]
    [InlineData("\0\0\0\0\n", "does not say")]
    public async Task ReserveAsync_FileOfAnotherKind_NothingIsSpentAndTheFileIsLeft(string content, string expected)
    {
        _home.Write($"spend/{_index.Today:yyyy-MM-dd}.jsonl", content);

        var (reservation, refusal) = await Limited("a").ReserveAsync(Claim("groq", "chat", 1), CancellationToken.None);

        Assert.Null(reservation);
        Assert.Equal((null, "budget.day_unreadable"), (refusal!.Provider, refusal.Problem.Code));
        Assert.Contains(expected, refusal.Problem.Message, StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllText(DayPath));
        Assert.Equal("spend.unreadable", _index.Read(_index.Today).Problem?.Code);
    }

    [Fact]
    public async Task ReserveAsync_FolderCannotBeMade_IsAProblemWithALimitAndAWarningWithout()
    {
        _home.Write("spend", "in the way");
        var (_, refusal) = await Limited("a").ReserveAsync(Claim("groq", "chat", 1), CancellationToken.None);
        Assert.Equal("budget.day_unreadable", refusal?.Problem.Code);

        var book = _index.BookOf("b");
        var ledger = Ledger.Resume(new BudgetLimits { Run = new Money(10) }, new SpendFold(), book);
        Spend(ledger, "groq", "chat", 4, r => r.Settle(new Money(1)));
        Assert.Equal("spend.unwritable", book.Warning?.Code);
        Assert.Equal(new Money(1), ledger.Settled);
    }

    [Fact]
    public void Close_CouldNotBeWritten_StaysReservedUntilItCan()
    {
        var book = _index.BookOf("a");
        var ledger = Ledger.Resume(DayOfTen, new SpendFold(), book);
        Assert.True(ledger.TryReserve(Claim("groq", "chat", 8), out var reservation));
        File.Move(DayPath, DayPath + ".away");
        Directory.CreateDirectory(DayPath);

        reservation.Settle(new Money(1));
        Assert.False(ledger.TryReserve(Claim("groq", "chat", 1), out _));
        Directory.Delete(DayPath);
        File.Move(DayPath + ".away", DayPath);

        Assert.True(ledger.TryReserve(Claim("groq", "chat", 9), out _));
        Assert.Equal(new SpendSums(new Money(1), Money.Zero, new Money(9)), _index.Read(_index.Today).Spending!.Sums);
        Assert.Equal("spend.unwritable", book.Warning?.Code);
    }

    [Fact]
    public void Append_DiskFull_LeavesWholeLinesOnly()
    {
        using var disk = SmallDisk.TryMount(16 * 1024);
        Assert.SkipWhen(disk is null, "Nothing can be mounted here.");
        var index = new SpendIndex(disk.PathOf("spend"), _time);
        var ledger = Ledger.Resume(new BudgetLimits { Day = new Money(1_000_000) }, new SpendFold(), index.BookOf("a"));
        var reserved = 0;
        while (ledger.TryReserve(Claim("groq", "chat", 1), out _)) reserved++;

        var day = index.Read(index.Today).Spending!;

        Assert.True(reserved > 10);
        Assert.Equal((new Money(reserved), 0), (day.Sums.Reserved, day.Unreadable));
    }

    [Fact]
    public void Resume_CallsCutOff_AreUnknownOnTheDayOnWhichTheyBegan()
    {
        var first = Limited("a");
        Assert.True(first.TryReserve(Claim("groq", "chat", 4), out _));
        var began = _time.GetUtcNow();
        var yesterday = _index.Today;
        _time.Advance(TimeSpan.FromDays(1));
        var cutOff = new CallSpend { Key = LastKey, StartedAt = began, Provider = "groq", Model = "chat", Reserved = new Money(4) };

        _index.BookOf("a").TakeOver([cutOff]);

        Assert.Equal(new SpendSums(Money.Zero, new Money(4), Money.Zero), _index.Read(yesterday).Spending!.Sums);
        Assert.Equal(default, _index.Read(_index.Today).Spending!.Sums);
    }

    [Fact]
    public void Lines_OfACall_SayWhoAndHowMuch()
    {
        Spend(Limited("run-1"), "groq", "chat", 4, r => r.Settle(new Money(1.25m)));

        Assert.Equal(
            [
                """{"v":1,"made":"2026-11-21T09:00:00.0000000Z"}""",
                $$"""{"at":"2026-11-21T09:00:00+00:00","type":"reserved","run":"run-1","key":"{{LastKey}}","provider":"groq","model":"chat","usd":4}""",
                $$"""{"at":"2026-11-21T09:00:00+00:00","type":"settled","run":"run-1","key":"{{LastKey}}","provider":"groq","model":"chat","usd":1.25}""",
            ],
            Encoding.UTF8.GetString(File.ReadAllBytes(DayPath)).TrimEnd('\n').Split('\n'));
    }

    private string LastKey => $"build/step_1/attempt-1/call-{_calls}";

    private Ledger Limited(string run) => Ledger.Resume(DayOfTen, new SpendFold(), _index.BookOf(run));

    private void Spend(Ledger ledger, string provider, string model, decimal atMost, Action<Reservation> close)
    {
        Assert.True(ledger.TryReserve(Claim(provider, model, atMost), out var reservation));
        close(reservation);
    }

    private SpendClaim Claim(string provider, string model, decimal atMost) =>
        new(provider, model, $"build/step_1/attempt-1/call-{++_calls}", new Money(atMost));
}
