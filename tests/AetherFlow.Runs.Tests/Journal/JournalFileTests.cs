using System.Text;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Journal;
using AetherFlow.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace AetherFlow.Runs.Tests.Journal;

public sealed class JournalFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string JournalPath => _folder["journal.jsonl"];

    [Fact]
    public async Task AppendAsync_FromManyThreads_KeepsOrderOfAppendingAndLosesNothing()
    {
        await using (var journal = JournalFile.Open(JournalPath, default, TimeProvider.System))
        {
            await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
            {
                for (var i = 0; i < 100; i++)
                {
                    journal.Append(Entry($"w{writer}/{i}", "noted"));
                    await journal.AppendAsync(Entry($"w{writer}/{i}", "done"));
                }
            })));
        }

        var lines = ReadAll();
        Assert.Equal(1600, lines.Count);
        Assert.Equal(Enumerable.Range(1, 1600).Select(i => (long)i), lines.Select(l => l.Sequence));
        for (var writer = 0; writer < 8; writer++)
        {
            var mine = lines.Where(l => l.Key.StartsWith($"w{writer}/", StringComparison.Ordinal)).Select(l => $"{l.Key} {l.Type}");
            Assert.Equal(Enumerable.Range(0, 100).SelectMany(i => new[] { $"w{writer}/{i} noted", $"w{writer}/{i} done" }), mine);
        }
    }

    [Fact]
    public async Task AppendAsync_ObserverFails_FailsInsteadOfWaitingForever()
    {
        var told = 0;
        await using var journal = JournalFile.Open(JournalPath, default, TimeProvider.System, _ =>
        {
            if (++told == 2) throw new InvalidOperationException("The display is gone.");
        });
        await journal.AppendAsync(Entry("a", "done"));

        var failure = await Assert.ThrowsAsync<JournalException>(() => journal.AppendAsync(Entry("b", "done"))
            .WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System, TestContext.Current.CancellationToken));

        Assert.Contains("The display is gone.", failure.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<JournalException>(() => journal.AppendAsync(Entry("c", "done")));
        // What was on disk before anybody was told stays there.
        Assert.Equal(["a", "b"], ReadAll().Select(line => line.Key));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task ReadAll_LineOfAnotherVersion_IsNeitherSkippedNorTakenForATornTail(int before)
    {
        await using (var journal = JournalFile.Open(JournalPath, default, TimeProvider.System))
        {
            for (var i = 0; i < before; i++) await journal.AppendAsync(Entry("a", "done"));
        }

        var body = $"{{\"v\":2,\"seq\":{before + 1},\"at\":\"2030-01-01T00:00:00Z\",\"type\":\"new.kind\"";
        await File.AppendAllTextAsync(
            JournalPath, $"{body},\"crc\":\"{LineFormat.Crc32C(Encoding.UTF8.GetBytes(body)):x8}\"}}\n", TestContext.Current.CancellationToken);

        var failure = Assert.Throws<JournalException>(() => ReadAll());

        Assert.Contains("version 2", failure.Message, StringComparison.Ordinal);
        var (first, last) = JournalReader.ReadEnds(JournalPath, _ => false);
        Assert.Null(first);
        Assert.Empty(last);
    }

    [Fact]
    public async Task Read_AnyText_ComesBackAsItWas()
    {
        var texts = Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
        {
            var clean = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.Get));
            var path = _folder["property.jsonl"];
            File.Delete(path);
            var journal = JournalFile.Open(path, default, TimeProvider.System);
            journal.Append(JournalEntry.Of("t", clean, new Payload { Text = clean, Size = 1 }, PayloadJson, clean));
            journal.DisposeAsync().AsTask().Wait(TestContext.Current.CancellationToken);
            var line = ReadAll(path).Single();
            return line.Key == clean && line.Fingerprint == clean && line.Read(PayloadJson).Text == clean;
        });
        await Task.Run(() => texts.QuickCheckThrowOnFailure(), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task ReadAll_LinesOfAllSizesOverManyChunks_AreWholeAndWhereTheySay()
    {
        var chance = new Random(5);
        var texts = Enumerable.Range(0, 200).Select(i => new string((char)('a' + i % 26), chance.Next(i % 10 == 0 ? 70_000 : 3_000))).ToList();
        await using (var journal = JournalFile.Open(JournalPath, default, TimeProvider.System))
        {
            foreach (var text in texts) journal.Append(JournalEntry.Of("t", "k", new Payload { Text = text, Size = text.Length }, PayloadJson));
        }

        var lines = ReadAll();

        Assert.Equal(texts, lines.Select(line => line.Read(PayloadJson).Text));
        Assert.All(lines, line => Assert.Equal(line.Bytes.ToArray(), JournalReader.ReadAt(JournalPath, line.Place).Bytes.ToArray()));
        var half = lines[99];
        var behind = new List<JournalLine>();
        JournalReader.ReadOn(JournalPath, new JournalEnd(half.Place.Offset + half.Place.Length + 1, half.Sequence), behind.Add);
        Assert.Equal(texts[100..], behind.Select(line => line.Read(PayloadJson).Text));
    }

    [Fact]
    public async Task Open_ToldOfEveryLine_HandsOverWhatAReaderSees()
    {
        var told = new List<JournalLine>();
        await using (var journal = JournalFile.Open(JournalPath, default, TimeProvider.System, told.Add))
        {
            journal.Append(JournalEntry.Of("t", "k/\"é\"", new Payload { Text = "x", Size = 1 }, PayloadJson, "fp"));
            await journal.AppendAsync(new JournalEntry { Type = "bare" });
        }

        Assert.Equal(ReadAll().Select(Parts), told.Select(Parts));

        static (long, DateTimeOffset, string, string, string?, string, string, LinePlace) Parts(JournalLine line) => (
            line.Sequence, line.At, line.Type, line.Key, line.Fingerprint,
            Encoding.UTF8.GetString(line.Data.Span), Encoding.UTF8.GetString(line.Bytes.Span), line.Place);
    }

    [Fact]
    public async Task ReadAll_TornAtEveryByte_KeepsExactlyTheWholeLines()
    {
        await WriteAsync(5);
        var bytes = await File.ReadAllBytesAsync(JournalPath, TestContext.Current.CancellationToken);
        for (var length = 0; length <= bytes.Length; length++)
        {
            await File.WriteAllBytesAsync(JournalPath, bytes[..length], TestContext.Current.CancellationToken);
            var whole = bytes[..length].Count(b => b == (byte)'\n');
            var end = JournalReader.ReadAll(JournalPath, _ => { });
            Assert.Equal(whole, end.Sequence);

            await using (var journal = JournalFile.Open(JournalPath, end, TimeProvider.System))
                await journal.AppendAsync(Entry("new", "new"));
            var lines = ReadAll();
            Assert.Equal(whole + 1, lines.Count);
            Assert.Equal("new", lines[^1].Type);
        }
    }

    [Fact]
    public async Task ReadAll_BitFlippedInTheMiddle_ReportsThePlace()
    {
        await WriteAsync(5);
        var bytes = await File.ReadAllBytesAsync(JournalPath, TestContext.Current.CancellationToken);
        var secondLine = Array.IndexOf(bytes, (byte)'\n') + 1;
        for (var i = secondLine; bytes[i] != (byte)'\n'; i++)
        {
            var damaged = bytes.ToArray();
            damaged[i] ^= 1;
            await File.WriteAllBytesAsync(JournalPath, damaged, TestContext.Current.CancellationToken);

            var damage = Assert.Throws<JournalDamagedException>(() => JournalReader.ReadAll(JournalPath, _ => { }));

            Assert.Equal(secondLine, damage.Offset);
            Assert.Equal(2, damage.Sequence);
        }
    }

    [Fact]
    public async Task ReadAll_LineMissing_ReportsThePlace()
    {
        await WriteAsync(5);
        var lines = await File.ReadAllLinesAsync(JournalPath, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(JournalPath, string.Join('\n', lines.Where((_, i) => i != 2)) + "\n", TestContext.Current.CancellationToken);

        Assert.Equal(3, Assert.Throws<JournalDamagedException>(() => JournalReader.ReadAll(JournalPath, _ => { })).Sequence);
    }

    [Fact]
    public void Checksum_OfTheStandardText_IsTheStandardValue() =>
        Assert.Equal(0xe3069283u, LineFormat.Crc32C("123456789"u8));

    [Fact]
    public async Task AppendAsync_DiskFull_CutsThePartialLineAndRefusesMore()
    {
        using var disk = SmallDisk.TryMount(64 * 1024);
        Assert.SkipWhen(disk is null, "Mounting a small tmpfs is not permitted here.");
        var path = disk!.PathOf("journal.jsonl");
        var big = new string('x', 3000);
        var written = 0;
        await using (var journal = JournalFile.Open(path, default, TimeProvider.System))
        {
            var failure = await Assert.ThrowsAsync<JournalException>(async () =>
            {
                for (; written < 1000; written++) await journal.AppendAsync(Entry(big, "t"));
            });
            Assert.Contains("free the disk", failure.Message, StringComparison.Ordinal);
            Assert.Throws<JournalException>(() => journal.Append(Entry("k", "t")));
        }

        var end = JournalReader.ReadAll(path, _ => { });
        Assert.Equal(written, end.Sequence);
        Assert.Equal(new FileInfo(path).Length, end.Length);
    }

    private static System.Text.Json.Serialization.Metadata.JsonTypeInfo<Payload> PayloadJson => RunsJson.Lines.Payload;

    private static JournalEntry Entry(string key, string type) => JournalEntry.Of(type, key, NoIntent.Instance, RunsJson.Lines.NoIntent);

    private async Task WriteAsync(int lines)
    {
        await using var journal = JournalFile.Open(JournalPath, default, TimeProvider.System);
        for (var i = 0; i < lines; i++) await journal.AppendAsync(Entry($"k{i}", "t"));
    }

    private List<JournalLine> ReadAll(string? path = null)
    {
        var lines = new List<JournalLine>();
        JournalReader.ReadAll(path ?? JournalPath, lines.Add);
        return lines;
    }
}
