using System.Text;
using AetherFlow.Runs.Archives;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;
using AetherFlow.Runs.Journal;
using AetherFlow.Runs.Tests.Support;
using AetherFlow.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace AetherFlow.Runs.Tests.Archives;

public sealed class RunArchiveTests : IDisposable
{
    private const string Key = "sk-live-0123456789";
    private const string Workspace = "/home/ann/shop";

    private static readonly Redactor Keys = new([Key]);

    private static readonly Dictionary<string, string> Places = new(StringComparer.Ordinal)
    {
        ["/home/ann"] = "<home>",
        [Workspace] = "<workspace>",
    };

    private readonly TemporaryFolder _home = new();
    private readonly TemporaryFolder _files = new();

    public void Dispose()
    {
        _home.Dispose();
        _files.Dispose();
    }

    [Fact]
    public async Task ReadAsync_RunWithNothingToTakeOut_IsTheSameByteForByte()
    {
        var script = new PhaseScript(_home.Path);
        var blob = await script.Folder.Blobs.PutAsync(Bytes(new string('x', 70_000)), CancellationToken.None);
        await script.Folder.Blobs.PutAsync("nobody names this"u8.ToArray(), CancellationToken.None);
        await script.Started("PROTO", workspace: "shop")
            .Done("fast/step_1", files: [new FileChange("é.py", null, blob, Size: 70_000)]).FromCache("fast/step_2").Asked("check/step_1")
            .WriteAsync();

        var read = await RoundTripAsync(script.Folder);

        Assert.Equal(await File.ReadAllBytesAsync(script.Folder.JournalPath, TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(read.JournalPath, TestContext.Current.CancellationToken));
        Assert.Equal(Described(script.Folder), Described(read));
        Assert.Equal(read.Blobs.Get(blob), script.Folder.Blobs.Get(blob));
        Assert.Single(Directory.GetFiles(Path.Combine(read.Path, "blobs"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task WriteAsync_KeysAndPaths_AreNowhereInTheEntries()
    {
        var script = await SecretiveAsync();

        var read = await RoundTripAsync(script.Folder);

        foreach (var file in Directory.GetFiles(read.Path, "*", SearchOption.AllDirectories))
        {
            var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
            foreach (var needle in (byte[][])[Bytes(Key), Encoding.Unicode.GetBytes(Key), Bytes("/home/ann/")])
                Assert.True(bytes.AsSpan().IndexOf(needle) < 0, $"{file} holds {Encoding.UTF8.GetString(needle)}");
        }

        Assert.Equal("<workspace>", RunHistory.Read(read).Inputs!.Workspace);
    }

    [Fact]
    public async Task ReadAsync_RunWithSecrets_HasTheSameFoldsAndContentsThatFitTheirNames()
    {
        var script = await SecretiveAsync();

        var read = await RoundTripAsync(script.Folder);

        Assert.Equal(Described(script.Folder), Described(read));
        var line = LinesOf(read).Single(l => l.Type == "step.finished").Read(RunsJson.Lines.StepFinished);
        var file = Assert.Single(line.Files);
        var content = read.Blobs.Get(file.After!);
        Assert.Equal("token = '[redacted]' # <workspace>/app.py, <home>/.env\n", Encoding.UTF8.GetString(content));
        Assert.Equal((content.Length, file.Before!), ((int)file.Size, BlobStore.HashOf("plain\n"u8)));
        var reply = LinesOf(read).Single(l => l.Type == "call.finished").Read(RunsJson.Lines.CallFinished).Reply!;
        Assert.Equal($"see <workspace>: [redacted]{new string('r', 70_000)}", await read.Blobs.TextAsync(reply, CancellationToken.None));
        Assert.Equal(Encoding.UTF8.GetByteCount(await read.Blobs.TextAsync(reply, CancellationToken.None)), reply.Size);
        Assert.Equal(("in <home>", 9L), (line.Output!.Text, line.Output.Size));
    }

    [Theory]
    [InlineData("/home/ann", "<home>")]
    [InlineData("cd /home/ann.", "cd <home>.")]
    [InlineData("-I/home/ann/include", "-I<home>/include")]
    [InlineData("file:///home/ann/shop/a.py", "file://<workspace>/a.py")]
    [InlineData("/home/anna /home/ann-2 /home/ann.old", "/home/anna /home/ann-2 /home/ann.old")]
    [InlineData("/home/ann/shopping", "<home>/shopping")]
    [InlineData("/app/x and src/app/x", "<root>/x and src/app/x")]
    [InlineData("nothing", "nothing")]
    public void Text_Places_AreReplacedWhereTheyAreMeant(string text, string expected)
    {
        var redactor = new ArchiveRedactor(Redactor.None, new Dictionary<string, string>(Places, StringComparer.Ordinal) { ["/app/"] = "<root>", ["/"] = "<no>" });

        Assert.Equal(expected, redactor.Text(text));
        Assert.Equal(expected, Encoding.UTF8.GetString(redactor.Bytes(Bytes(text))));
    }

    [Fact]
    public void Bytes_ContentThatIsNoText_KeepsEveryOtherByte()
    {
        byte[] content = [0xFF, 0x00, 0xC3, .. Bytes("/home/ann/shop"), 0x00, 0x80];

        Assert.Equal([0xFF, 0x00, 0xC3, .. Bytes("<workspace>"), 0x00, 0x80], new ArchiveRedactor(Keys, Places).Bytes(content));
    }

    [Fact]
    public async Task WriteAsync_Twice_GivesTheSameBytes()
    {
        var script = await SecretiveAsync();

        await RunArchive.WriteAsync(script.Folder, _files["one.zip"], Keys, Places, CancellationToken.None);
        await RunArchive.WriteAsync(script.Folder, _files["two.zip"], Keys, Places, CancellationToken.None);

        Assert.Equal(_files.Tree()["one.zip"], _files.Tree()["two.zip"]);
    }

    [Fact]
    public async Task ReadAsync_AnyReplies_ComeBackAsTheyWereButForKeysAndPlaces()
    {
        var number = 0;
        var round = Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>[]>(), texts =>
        {
            var script = new PhaseScript(_home.Path, ++number).Started();
            string[] replies = [.. texts.Select((text, i) => (i % 3) switch { 0 => text.Get, 1 => $"{text.Get} {Key}{text.Get}", _ => $"{Workspace}/{text.Get}" }).Select(Whole)];
            for (var i = 0; i < replies.Length; i++) script.Add("snapshot.finished", $"build/step_{i}", new Payload { Text = replies[i], Size = replies[i].Length }, RunsJson.Lines.Payload);
            script.WriteAsync().Wait(TestContext.Current.CancellationToken);
            var read = RoundTripAsync(script.Folder).Result;
            var redactor = new ArchiveRedactor(Keys, Places);
            return LinesOf(read).Skip(1).Select(l => l.Read(RunsJson.Lines.Payload).Text!).SequenceEqual(replies.Select(redactor.Text));
        });

        await Task.Run(() => round.Check(Config.QuickThrowOnFailure.WithMaxTest(40)), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task WriteAsync_AboveTheLimits_SaysSoAndKeepsTheFileThatWasThere()
    {
        var script = await SecretiveAsync();
        var file = _files.Write("run.zip", "an older one");
        foreach (var limits in (ArchiveLimits[])[new() { Unpacked = 1000 }, new() { Entries = 3 }, new() { Content = 100 }, new() { File = 100 }])
        {
            var report = await new ArchiveWriter(script.Folder, new ArchiveRedactor(Keys, Places), limits).WriteAsync(file, CancellationToken.None);

            Assert.Equal(("recording.too_large", 0L), (report.Problem!.Code, report.Bytes));
        }

        Assert.Equal(["run.zip"], _files.Tree().Keys);
        Assert.Equal("an older one", _files.Read("run.zip"));
    }

    [Fact]
    public async Task WriteAsync_Cancelled_KeepsTheFileThatWasThere()
    {
        var script = await SecretiveAsync();
        var file = _files.Write("run.zip", "an older one");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunArchive.WriteAsync(script.Folder, file, Keys, Places, new CancellationToken(canceled: true)));

        Assert.Equal(["run.zip"], _files.Tree().Keys);
        Assert.Equal("an older one", _files.Read("run.zip"));
    }

    [Fact]
    public async Task WriteAsync_WhereNothingCanBeWritten_SaysSo()
    {
        var script = await SecretiveAsync();
        _files.Write("taken", "");

        var report = await RunArchive.WriteAsync(script.Folder, _files["taken/run.zip"], Keys, Places, CancellationToken.None);

        Assert.Equal("recording.unwritable", report.Problem!.Code);
    }

    [Fact]
    public async Task WriteAsync_JournalTornOrDamaged_WritesWhatIsWholeOrNothing()
    {
        var script = await SecretiveAsync();
        var whole = await File.ReadAllBytesAsync(script.Folder.JournalPath, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(script.Folder.JournalPath, whole[..^10], TestContext.Current.CancellationToken);
        var read = await RoundTripAsync(script.Folder);
        Assert.Equal(LinesOf(script.Folder).Count, LinesOf(read).Count);

        whole[Array.IndexOf(whole, (byte)'\n') + 20] ^= 1;
        await File.WriteAllBytesAsync(script.Folder.JournalPath, whole, TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<JournalDamagedException>(() => RunArchive.WriteAsync(script.Folder, _files["bad.zip"], Keys, Places, CancellationToken.None));
        Assert.False(File.Exists(_files["bad.zip"]));
    }

    [Fact]
    public async Task WriteAsync_PayloadIsGone_Fails()
    {
        var script = new PhaseScript(_home.Path).Started()
            .Add("call.finished", "build/step_1/attempt-1/call-1", new CallFinished { Reply = new Payload { Blob = new string('a', 64), Size = 1 } }, RunsJson.Lines.CallFinished);
        await script.WriteAsync();

        await Assert.ThrowsAsync<JournalException>(() => RunArchive.WriteAsync(script.Folder, _files["run.zip"], Keys, Places, CancellationToken.None));
    }

    private async Task<RunFolder> RoundTripAsync(RunFolder run)
    {
        var file = _files[$"{run.Id}.zip"];
        var report = await RunArchive.WriteAsync(run, file, Keys, Places, CancellationToken.None);
        Assert.Null(report.Problem);
        Assert.Equal(new FileInfo(file).Length, report.Bytes);
        var (read, problem) = await RunArchive.ReadAsync(file, _files[$"unpacked-{run.Id}-{Guid.NewGuid():N}"], CancellationToken.None);
        Assert.Null(problem);
        Assert.Equal(run.Id, read!.Id);
        return read;
    }

    private async Task<PhaseScript> SecretiveAsync()
    {
        var script = new PhaseScript(_home.Path);
        var before = await script.Folder.Blobs.PutAsync("plain\n"u8.ToArray(), CancellationToken.None);
        var code = Bytes($"token = '{Key}' # {Workspace}/app.py, /home/ann/.env\n");
        var after = await script.Folder.Blobs.PutAsync(code, CancellationToken.None);
        var wide = await script.Folder.Blobs.PutAsync(Encoding.Unicode.GetBytes($"wide {Key}"), CancellationToken.None);
        var reply = await script.Folder.Blobs.PayloadAsync($"see {Workspace}: {Key}{new string('r', 70_000)}", CancellationToken.None);
        await script.Started("PROTO", workspace: Workspace)
            .Begun("fast/step_1")
            .Add("snapshot.finished", "fast/step_1/attempt-1/snapshot", new SnapshotTaken { Files = [new SnapshotFile("app.py", before, "disk"), new SnapshotFile("w.txt", wide, "disk")] }, RunsJson.Lines.SnapshotTaken)
            .Asked("fast/step_1")
            .Add("call.finished", "fast/step_1/attempt-1/call-1", new CallFinished { Reply = reply, Usage = PhaseScript.Tokens, Cost = PhaseScript.Price }, RunsJson.Lines.CallFinished)
            .Ended("fast/step_1", PhaseScript.Result(files: [new FileChange("app.py", before, after, Size: code.Length)]) with { Output = new Payload { Text = "in /home/ann", Size = 12 } })
            .FromCache("check/step_1", $"read {Workspace}/app.py")
            .WriteAsync();
        return script;
    }

    private static string Described(RunFolder run)
    {
        var spend = RunHistory.Read(run).Spend;
        var steps = StepsFold.Read(run).Steps.Select(s =>
            $"{s.Key} {s.State} {s.Provider} {s.Usage} {s.Cost} {s.Cached} {s.FinishedAt:O} {string.Join(',', s.Files)}");
        return $"{spend.Settled} {spend.Unknown} {spend.Reserved} {spend.Usage} {spend.Cache} {string.Join(',', spend.Models)}\n{string.Join('\n', steps)}";
    }

    private static List<JournalLine> LinesOf(RunFolder run)
    {
        var lines = new List<JournalLine>();
        JournalReader.ReadAll(run.JournalPath, lines.Add);
        return lines;
    }

    /// <summary>Without lone surrogates, which no journal can hold.</summary>
    private static string Whole(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
