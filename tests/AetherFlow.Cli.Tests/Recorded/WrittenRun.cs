using System.Text;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Folds;
using AetherFlow.Testing;

namespace AetherFlow.Cli.Tests.Recorded;

/// <summary>A run that changed files: they are in the test's folder, its record is in the test's home.</summary>
internal sealed class WrittenRun(TestSurroundings test, int seed = 1)
{
    private readonly RunScript _script = new(test.Home.Path, seed);
    private readonly Dictionary<string, byte[]?> _proposed = new(StringComparer.Ordinal);

    public RunFolder Folder => _script.Folder;

    public string Id => Folder.Id.Value;

    public RunHistory History => RunHistory.Read(Folder);

    /// <summary>Why the run cannot be resumed; null where it can.</summary>
    public string? Refusal => History.WhyNotResumable(Folder.Id)?.Code;

    public WrittenRun Started(Func<RunStarted, RunStarted>? with = null)
    {
        var inputs = new RunStarted { Kind = "plan", TaskId = "sample", Workspace = test.Folder.Path, Mode = "BUILD", Version = "test" };
        _script.Started(with is null ? inputs : with(inputs));
        return this;
    }

    public WrittenRun Forked(RunForked fork)
    {
        _script.Forked(fork);
        return this;
    }

    public WrittenRun In(string phase)
    {
        _script.In(phase);
        // Each phase begins with the files as they are.
        _proposed.Clear();
        return this;
    }

    /// <summary>A step that writes; null deletes.</summary>
    public Task<WrittenRun> StepAsync(string step, params (string Path, string? Text)[] files) =>
        StepAsync(step, [.. files.Select(file => (file.Path, Bytes(file.Text)))]);

    public async Task<WrittenRun> StepAsync(string step, (string Path, byte[]? Bytes)[] files, bool ended = true)
    {
        _script.StepStarted(step);
        await ChangeAsync(step, files, ended);
        _script.StepFinished(step, new StepFinished { Outcome = "done", Attempts = 1 });
        return this;
    }

    /// <summary>A transaction with a key such as <c>rewind/changes</c> or of a step.</summary>
    public async Task<WrittenRun> ChangeAsync(string step, (string Path, byte[]? Bytes)[] files, bool ended = true)
    {
        var entries = new List<ManifestEntry>();
        var folders = new List<string>();
        foreach (var (path, bytes) in files)
        {
            var full = test.Folder[path];
            folders.AddRange(NewFolders(path));
            entries.Add(new ManifestEntry(path, await KeepAsync(File.Exists(full) ? File.ReadAllBytes(full) : null), await KeepAsync(bytes), $".{Path.GetFileName(path)}.tmp"));
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            if (bytes is null) File.Delete(full);
            else File.WriteAllBytes(full, bytes);
        }

        _script.Changed(step, new ChangesStarted { Files = entries, NewFolders = folders }, ended);
        return this;
    }

    /// <summary>A step whose changes are not written.</summary>
    public async Task<WrittenRun> ProposeAsync(string step, string path, string? text)
    {
        var before = _proposed.TryGetValue(path, out var earlier) ? earlier : File.Exists(test.Folder[path]) ? File.ReadAllBytes(test.Folder[path]) : null;
        _proposed[path] = Bytes(text);
        _script.StepStarted(step).StepFinished(step, new StepFinished { Outcome = "done", Files = [new FileChange(path, await KeepAsync(before), await KeepAsync(Bytes(text)))] });
        return this;
    }

    /// <summary>A step that a fork took over.</summary>
    public async Task<WrittenRun> KeepAsync(string step, string path, string? before, string? after)
    {
        var change = new FileChange(path, await KeepAsync(Bytes(before)), await KeepAsync(Bytes(after)));
        _script.StepStarted(step).StepFinished(step, new StepFinished { Outcome = "done", Files = [change], KeptFrom = "20261121-080000-aaaaaa" });
        return this;
    }

    public Task EndAsync(bool resumable = false, bool undone = false)
    {
        _script.Finished(new RunFinished { Outcome = resumable ? "cancelled" : "completed", Resumable = resumable, Undone = undone });
        return CutOffAsync();
    }

    public Task CutOffAsync() => _script.WriteAsync();

    private IEnumerable<string> NewFolders(string path)
    {
        for (var at = path.IndexOf('/', StringComparison.Ordinal); at >= 0; at = path.IndexOf('/', at + 1))
        {
            if (!Directory.Exists(test.Folder[path[..at]])) yield return path[..at];
        }
    }

    private async Task<string?> KeepAsync(byte[]? bytes) => bytes is null ? null : await Folder.Blobs.PutAsync(bytes, CancellationToken.None);

    private static byte[]? Bytes(string? text) => text is null ? null : new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(text);
}
