using AetherFlow.Runs.Events;
using AetherFlow.Runs.Journal;

namespace AetherFlow.Runs.Output;

/// <summary>The files that a run made or changed and that are there after it.</summary>
internal sealed class GeneratedFiles
{
    private const string Undo = "undo/changes";

    /// <summary>A fork makes the workspace ready with it: none of that is its work.</summary>
    private const string Rewind = "rewind";

    private readonly Dictionary<string, (string? Before, string? After)> _written = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _left = new(StringComparer.Ordinal);
    private bool _isUndone;

    /// <summary>
    /// What steps did that a fork took over, then every transaction of the run, in the order in which they were made: of
    /// steps, of commands, of the merged file, and those that take back.
    /// </summary>
    public void Observe(JournalLine line)
    {
        if (line.Type == "step.finished" && EffectKey.IsWriting(line.Key) && line.Read(RunsJson.Lines.StepFinished) is { KeptFrom: not null } kept) Take(kept.Files);
        if (line.Type != "changes.finished" || EffectKey.PhaseOf(line.Key) == Rewind) return;
        var changes = line.Read(RunsJson.Lines.ChangesFinished);
        if (!changes.Applied) return;
        if (line.Key == Undo) _isUndone = true;
        Take(changes.Files);
    }

    /// <summary>What a step of the phase that writes left; all that is known of a run that wrote nowhere.</summary>
    public void Add(IEnumerable<FileChange> files)
    {
        foreach (var file in files) _left[file.Path] = file.After;
    }

    /// <summary>A path a line.</summary>
    public string ToText()
    {
        if (_isUndone) return "";
        var left = _left.Where(file => file.Value is not null && !_written.ContainsKey(file.Key)).Select(file => file.Key);
        var written = _written.Where(file => file.Value.After is { } after && after != file.Value.Before).Select(file => file.Key);
        return string.Concat(left.Concat(written).Order(StringComparer.Ordinal).Select(path => path + "\n"));
    }

    private void Take(IReadOnlyList<FileChange> files)
    {
        foreach (var file in files) _written[file.Path] = (_written.TryGetValue(file.Path, out var first) ? first.Before : file.Before, file.After);
    }
}
