using System.IO.Compression;
using System.Text;
using AetherFlow.Runs.Archives;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Tests.Support;
using AetherFlow.Testing;

namespace AetherFlow.Runs.Tests.Archives;

/// <summary>Recordings from strangers: nothing lands outside the folder, and whatever is wrong is a problem with a name.</summary>
public sealed class HostileArchiveTests : IDisposable
{
    private readonly TemporaryFolder _home = new();
    private readonly TemporaryFolder _files = new();
    private string _blob = "";

    public void Dispose()
    {
        _home.Dispose();
        _files.Dispose();
    }

    [Theory]
    [InlineData("../evil.txt")]
    [InlineData("/evil.txt")]
    [InlineData("C:\\evil.txt")]
    [InlineData("blobs/../../evil.txt")]
    [InlineData("blobs/aa/")]
    [InlineData("blobs/AA/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("blobs/aa/../aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("lock")]
    [InlineData("\u001b[2Jjournal.jsonl")]
    public async Task ReadAsync_EntryOfAnotherName_IsRefused(string name)
    {
        await RecordAsync();
        Change(zip => Put(zip, name, "x"));

        await RefusedAsync("recording.damaged");

        Assert.False(File.Exists(_files["evil.txt"]));
    }

    [Fact]
    public async Task ReadAsync_EntryTwice_IsRefused()
    {
        await RecordAsync();
        Change(zip => Put(zip, "journal.jsonl", "x"));

        await RefusedAsync("recording.damaged");
    }

    [Fact]
    public async Task ReadAsync_EntryIsASymbolicLink_IsRefused()
    {
        await RecordAsync();
        Change(zip => zip.GetEntry("journal.jsonl")!.ExternalAttributes = unchecked((int)0xA1FF0000));

        await RefusedAsync("recording.damaged");
    }

    [Fact]
    public async Task ReadAsync_ContentIsNotWhatItsNameSays_IsRefused()
    {
        await RecordAsync();
        Change(zip =>
        {
            zip.GetEntry(EntryNames.OfBlob(_blob))!.Delete();
            Put(zip, EntryNames.OfBlob(_blob), "something else");
        });

        Assert.Contains(_blob, (await RefusedAsync("recording.damaged")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_ContentMissing_IsRefused()
    {
        await RecordAsync();
        Change(zip => zip.GetEntry(EntryNames.OfBlob(_blob))!.Delete());
        await RefusedAsync("recording.damaged");

        // Also where the head is told to agree.
        Change(zip => Replace(zip, "recording.json", text => text.Replace("\"blobs\":1", "\"blobs\":0", StringComparison.Ordinal)));
        Assert.Contains(_blob, (await RefusedAsync("recording.damaged")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"lines\":", "\"lines\":1")]
    [InlineData("\"run\":\"2", "\"run\":\"3")]
    [InlineData("\"run\":\"2", "\"run\":\"../2")]
    public async Task ReadAsync_HeadDoesNotFit_IsRefused(string from, string to)
    {
        await RecordAsync();
        Change(zip => Replace(zip, "recording.json", text => text.Replace(from, to, StringComparison.Ordinal)));

        await RefusedAsync("recording.damaged");
    }

    [Fact]
    public async Task ReadAsync_LineChanged_IsRefused()
    {
        await RecordAsync();
        Change(zip => Replace(zip, "journal.jsonl", text => text.Replace("told", "lied", StringComparison.Ordinal)));

        await RefusedAsync("recording.damaged");
    }

    [Fact]
    public async Task ReadAsync_LaterVersion_SaysWhich()
    {
        await RecordAsync();
        Change(zip => Replace(zip, "recording.json", text => text.Replace("\"version\":1", "\"version\":2", StringComparison.Ordinal)));

        Assert.Contains("version 2", (await RefusedAsync("recording.version")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_ForeignFiles_AreNoRecordings()
    {
        await RefusedAsync("recording.missing");

        _files.Write("run.zip", "no zip at all");
        await RefusedAsync("recording.damaged");

        _files.Write("run.zip", "");
        await RefusedAsync("recording.damaged");

        Create(zip => Put(zip, "photo.jpg", "x"));
        await RefusedAsync("recording.foreign");

        Create(zip => Put(zip, "recording.json", """{"format":"other","version":1,"run":"20260101-120000-aaaaaa","lines":1,"blobs":0}"""));
        await RefusedAsync("recording.foreign");

        Create(zip => Put(zip, "recording.json", "[]"));
        await RefusedAsync("recording.damaged");

        Create(zip => Put(zip, "recording.json", new string(' ', ArchiveHead.Longest + 1)));
        await RefusedAsync("recording.foreign");
    }

    [Fact]
    public async Task ReadAsync_AboveTheLimits_IsRefusedBeforeAnythingIsUnpacked()
    {
        await RecordAsync();
        foreach (var limits in (ArchiveLimits[])[new() { File = 100 }, new() { Entries = 2 }, new() { Unpacked = 1000 }, new() { Content = 1000 }])
        {
            var (run, problem) = await new ArchiveReader(_files["run.zip"], limits).ReadAsync(_files["unpacked"], CancellationToken.None);

            Assert.Null(run);
            Assert.Equal("recording.too_large", problem!.Code);
        }

        Assert.Equal(["run.zip"], _files.Tree().Keys);
    }

    [Fact]
    public async Task ReadAsync_SizeThatLies_UnpacksNoMoreThanItDeclares()
    {
        await RecordAsync();
        var bytes = await File.ReadAllBytesAsync(_files["run.zip"], TestContext.Current.CancellationToken);
        // The size in the list of entries stands 22 bytes before the name of an entry (APPNOTE 4.3.12).
        var name = bytes.AsSpan().LastIndexOf(Encoding.ASCII.GetBytes(EntryNames.OfBlob(_blob)));
        BitConverter.TryWriteBytes(bytes.AsSpan(name - 22, 4), 10);
        await File.WriteAllBytesAsync(_files["run.zip"], bytes, TestContext.Current.CancellationToken);

        await RefusedAsync("recording.damaged");
    }

    [Fact]
    public async Task ReadAsync_CutAnywhere_IsRefusedAndLeavesNothing()
    {
        await RecordAsync();
        var bytes = await File.ReadAllBytesAsync(_files["run.zip"], TestContext.Current.CancellationToken);
        for (var length = 0; length < bytes.Length; length += 13)
        {
            await File.WriteAllBytesAsync(_files["run.zip"], bytes[..length], TestContext.Current.CancellationToken);
            await RefusedAsync("recording.damaged");
        }
    }

    [Fact]
    public async Task ReadAsync_AnyByteChanged_IsRefusedOrTheSameRun()
    {
        await RecordAsync();
        var bytes = await File.ReadAllBytesAsync(_files["run.zip"], TestContext.Current.CancellationToken);
        var chance = new Random(9);
        var (before, _) = await RunArchive.ReadAsync(_files["run.zip"], _files["whole"], CancellationToken.None);
        var expected = await File.ReadAllTextAsync(before!.JournalPath, TestContext.Current.CancellationToken);
        for (var i = 0; i < 300; i++)
        {
            var changed = bytes.ToArray();
            changed[chance.Next(changed.Length)] ^= (byte)(1 << chance.Next(8));
            await File.WriteAllBytesAsync(_files["run.zip"], changed, TestContext.Current.CancellationToken);

            var (run, problem) = await RunArchive.ReadAsync(_files["run.zip"], _files["unpacked"], CancellationToken.None);

            if (run is null)
            {
                Assert.StartsWith("recording.", problem!.Code, StringComparison.Ordinal);
                Assert.False(Directory.Exists(_files["unpacked"]));
                continue;
            }

            Assert.Equal(expected, await File.ReadAllTextAsync(run.JournalPath, TestContext.Current.CancellationToken));
            Assert.NotEmpty(run.Blobs.Get(_blob));
            Directory.Delete(run.Path, recursive: true);
        }
    }

    [Fact]
    public async Task ReadAsync_FolderInUse_IsLeftAlone()
    {
        await RecordAsync();
        _files.Write("unpacked/mine.txt", "mine");
        var (run, problem) = await RunArchive.ReadAsync(_files["run.zip"], _files["unpacked"], CancellationToken.None);
        Assert.Null(run);
        Assert.Equal("recording.folder_taken", problem!.Code);
        Assert.Equal("mine", _files.Read("unpacked/mine.txt"));

        Directory.CreateDirectory(_files["empty"]);
        (run, problem) = await RunArchive.ReadAsync(_files["run.zip"], _files["empty"], CancellationToken.None);

        Assert.Null(problem);
        Assert.Equal(_files["empty"], run!.Path);
    }

    private async Task<Problem> RefusedAsync(string code)
    {
        var (run, problem) = await RunArchive.ReadAsync(_files["run.zip"], _files["unpacked"], CancellationToken.None);
        Assert.Null(run);
        Assert.Equal(code, problem!.Code);
        Assert.DoesNotContain('\u001b', problem.Message);
        Assert.Empty(Directory.GetDirectories(_files.Path));
        return problem;
    }

    private async Task RecordAsync()
    {
        var script = new PhaseScript(_home.Path);
        var reply = await script.Folder.Blobs.PayloadAsync(new string('r', 70_000), CancellationToken.None);
        _blob = reply.Blob!;
        await script.Started("PROTO").Begun("fast/step_1").Asked("fast/step_1")
            .Add("call.finished", "fast/step_1/attempt-1/call-1", new CallFinished { Reply = reply }, RunsJson.Lines.CallFinished)
            .Ended("fast/step_1", PhaseScript.Result())
            .WriteAsync();
        var report = await RunArchive.WriteAsync(script.Folder, _files["run.zip"], Redactor.None, new Dictionary<string, string>(StringComparer.Ordinal), CancellationToken.None);
        Assert.Null(report.Problem);
    }

    private void Create(Action<ZipArchive> fill)
    {
        using var zip = new ZipArchive(new FileStream(_files["run.zip"], FileMode.Create), ZipArchiveMode.Create);
        fill(zip);
    }

    private void Change(Action<ZipArchive> change)
    {
        using var zip = ZipFile.Open(_files["run.zip"], ZipArchiveMode.Update);
        change(zip);
    }

    private static void Replace(ZipArchive zip, string name, Func<string, string> change)
    {
        var entry = zip.GetEntry(name)!;
        string text;
        using (var reader = new StreamReader(entry.Open())) text = reader.ReadToEnd();
        entry.Delete();
        Put(zip, name, change(text));
    }

    private static void Put(ZipArchive zip, string name, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(text);
    }
}
