using System.Text.Json.Serialization.Metadata;
using AetherFlow.Runs.Events;
using AetherFlow.Runs.Journal;

namespace AetherFlow.Runs.Effects;

/// <summary>
/// The place in a workflow from which effects are done: the run itself, or an effect that contains others.
/// Safe for use by several threads; a key may be used once.
/// </summary>
public sealed class Scope
{
    private readonly RunRecord _record;
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    internal Scope(RunRecord record, string path)
    {
        _record = record;
        Path = path;
    }

    /// <summary>Keys from the run's root, joined by <c>/</c>; empty for the run itself.</summary>
    public string Path { get; }

    /// <summary>The run that all this belongs to.</summary>
    public RunId Run => _record.Run;

    /// <summary>Contents too large for a line, and the files of snapshots and changes.</summary>
    public BlobStore Blobs => _record.Blobs;

    /// <summary>A part of the workflow that groups keys, such as a phase, and has no result of its own.</summary>
    public Scope Part(string name)
    {
        Claim(name);
        return new Scope(_record, KeyOf(name));
    }

    /// <summary>
    /// Does the effect and records it, or returns what an earlier stint recorded. Nobody sees a result before it is
    /// on disk, unless its type says that it stays inside this scope. On cancellation or an exception the effect stays in doubt and a later stint settles or repeats it.
    /// </summary>
    public async Task<TResult> OnceAsync<TIntent, TResult>(Effect<TIntent, TResult> effect, CancellationToken cancellation)
    {
        Claim(effect.Key);
        var key = KeyOf(effect.Key);
        var known = _record.Index.TryFind(key, out var place, out var finished);
        if (known && finished) return Recorded(effect, key, place);

        cancellation.ThrowIfCancellationRequested();
        // What is settled was announced, with the intent that counts; what is done again is announced again.
        var settle = known ? effect.Settle : null;
        if (settle is null) await AnnounceAsync(effect, key);
        var inside = new Scope(_record, key);
        TResult result;
        try
        {
            result = settle is null
                ? await effect.Act(inside, cancellation)
                : await settle(_record.Journal.Read(place).Read(effect.Type.IntentJson), inside, cancellation);
        }
        catch (EffectDidNotHappenException)
        {
            if (effect.Type.Announcement != Announcement.None) _record.Abandon(effect.Type.Abandoned, key);
            Release(effect.Key);
            throw;
        }

        await _record.FinishAsync(
            key, JournalEntry.Of(effect.Type.Finished, key, result, effect.Type.ResultJson, effect.Fingerprint), effect.Type.Recording);
        return result;
    }

    /// <summary>Records what was decided here, without waiting. A later stint that decides it anew notes it again.</summary>
    public void Note<T>(string type, string key, T data, JsonTypeInfo<T> json) =>
        _record.Journal.Append(JournalEntry.Of(type, KeyOf(key), data, json));

    /// <summary>Sends what may be lost: pieces of a reply as they arrive, progress.</summary>
    public void Signal(SignalKind kind, string text = "") => _record.Signals?.Invoke(new Signal(kind, Path, text));

    /// <summary>Whether an effect was announced by an earlier stint, or is recorded.</summary>
    public bool Knows(string key) => _record.Index.TryFind(KeyOf(key), out _, out _);

    /// <summary>
    /// Reads a result that was recorded in an earlier stint, or in this one before its use; false where there is none.
    /// </summary>
    public bool TryRead<TIntent, TResult>(EffectType<TIntent, TResult> type, string key, out TResult? result)
    {
        var found = _record.Index.TryFind(KeyOf(key), out var place, out var finished) && finished;
        result = found ? _record.Journal.Read(place).Read(type.ResultJson) : default;
        return found;
    }

    private string KeyOf(string key) => Path.Length == 0 ? key : $"{Path}/{key}";

    private TResult Recorded<TIntent, TResult>(Effect<TIntent, TResult> effect, string key, LinePlace place)
    {
        var line = _record.Journal.Read(place);
        if (line.Type != effect.Type.Finished)
            throw new JournalException($"The journal records '{line.Type}' at {key} where the workflow does '{effect.Type.Name}': it belongs to another version of the workflow.");
        if (effect.Fingerprint is not null && line.Fingerprint is not null && line.Fingerprint != effect.Fingerprint)
        {
            _record.Journal.Append(JournalEntry.Of(
                "effect.differs", key, new EffectDiffers(line.Fingerprint, effect.Fingerprint), RunsJson.Lines.EffectDiffers));
        }

        return line.Read(effect.Type.ResultJson);
    }

    private async Task AnnounceAsync<TIntent, TResult>(Effect<TIntent, TResult> effect, string key)
    {
        if (effect.Type.Announcement == Announcement.None) return;
        var entry = JournalEntry.Of(effect.Type.Started, key, effect.Intent, effect.Type.IntentJson, effect.Fingerprint);
        if (effect.Type.Announcement == Announcement.Durable) await _record.Journal.AppendAsync(entry);
        else _record.Journal.Append(entry);
    }

    /// <summary>A key names one effect: using it twice in a stint is a mistake in the workflow.</summary>
    private void Claim(string key)
    {
        lock (_used)
        {
            if (!_used.Add(key)) throw new InvalidOperationException($"The key '{KeyOf(key)}' is used twice in this workflow.");
        }
    }

    private void Release(string key)
    {
        lock (_used) _used.Remove(key);
    }
}
