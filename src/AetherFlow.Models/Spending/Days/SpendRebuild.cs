using System.Globalization;
using System.Text.Json;
using AetherFlow.Runs;
using AetherFlow.Runs.Folds;
using AetherFlow.Runs.Journal;

namespace AetherFlow.Models.Spending;

/// <summary>Makes the days' files from journals.</summary>
internal sealed class SpendRebuild(string folder, TimeProvider time)
{
    private readonly Dictionary<string, IReadOnlyList<CallSpend>> _journals = new(StringComparer.Ordinal);
    private readonly HashSet<string> _underWay = new(StringComparer.Ordinal);
    private readonly List<Problem> _problems = [];

    public SpendRebuilt From(RunStore runs)
    {
        var folders = runs.List();
        // Read before anybody is kept from reserving: the journals of years take a while.
        foreach (var run in folders.Reverse()) Read(run);
        SpendFolder.Create(folder);
        using var held = SpendFolder.TryLock(folder);
        if (held is null) return new SpendRebuilt(0, 0, 0, [SpendProblems.Locked(folder)]);
        foreach (var run in folders) NoteUnderWay(run);

        var before = SpendFolder.Days(folder).ToDictionary(day => day, LinesOf);
        var counted = before.Values.SelectMany(lines => lines).Where(line => _underWay.Contains(line.Run)).Select(line => (line.Run, line.Key)).ToHashSet();
        var calls = _journals.SelectMany(run => run.Value.Where(call => !counted.Contains((run.Key, call.Key))), (run, call) => (Run: run.Key, Call: call))
            .ToLookup(found => UtcDay.Of(found.Call.StartedAt));
        var days = before.Keys.Union(calls.Select(found => found.Key)).Order().ToList();
        foreach (var day in days)
        {
            var kept = before.GetValueOrDefault(day, []).Where(line => !_journals.ContainsKey(line.Run) || _underWay.Contains(line.Run));
            Write(day, kept.Concat(calls[day].SelectMany(found => LinesOf(found.Run, found.Call))));
        }

        return new SpendRebuilt(days.Count, _journals.Count, _journals.Values.Sum(of => of.Count), _problems);
    }

    private void Read(RunFolder run)
    {
        NoteUnderWay(run);
        try
        {
            _journals[run.Id.Value] = CallsFold.Read(run);
        }
        catch (Exception e) when (e is JournalException or JournalDamagedException or JsonException or IOException or UnauthorizedAccessException)
        {
            _problems.Add(new Problem("run.unreadable", $"The run {run.Id} could not be read: {e.Message}", "What the index says of it was kept."));
        }
    }

    /// <summary>The index knows of a call before the journal does, so it is believed while the run goes on.</summary>
    private void NoteUnderWay(RunFolder run)
    {
        if (RunLock.IsHeld(run.Path)) _underWay.Add(run.Id.Value);
    }

    /// <summary>None where the file is damaged from its first line on: then the journals are all there is.</summary>
    private IReadOnlyList<SpendLine> LinesOf(DateOnly day)
    {
        try
        {
            using var file = DayFile.OpenToRead(SpendFolder.PathOf(folder, day));
            return file.Lines();
        }
        catch (InvalidDataException)
        {
            return [];
        }
    }

    private static IEnumerable<SpendLine> LinesOf(string run, CallSpend call)
    {
        var reserved = new SpendLine
        {
            At = call.StartedAt,
            Type = SpendLine.Reserved,
            Run = run,
            Key = call.Key,
            Provider = call.Provider,
            Model = call.Model,
            Usd = call.Reserved,
        };
        yield return reserved;
        if (call.EndedAt is not { } end) yield break;
        var type = call.Usage is not null ? SpendLine.Settled : call.Cost > Money.Zero ? SpendLine.Unknown : SpendLine.Released;
        yield return reserved with { At = end, Type = type, Usd = call.Cost };
    }

    private void Write(DateOnly day, IEnumerable<SpendLine> lines)
    {
        var path = SpendFolder.PathOf(folder, day);
        var temporary = string.Create(CultureInfo.InvariantCulture, $"{path}.{Environment.ProcessId}.tmp");
        try
        {
            using (var file = SpendFolder.Open(temporary, FileMode.Create, FileShare.None))
            {
                using var buffered = new BufferedStream(file, 64 * 1024);
                buffered.Write(Head(path));
                foreach (var line in lines) buffered.Write(line.ToBytes());
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Another one than before: it tells readers that the file is not the one they know.</summary>
    private byte[] Head(string path)
    {
        var now = time.GetUtcNow();
        var head = DayFile.HeadOf(now);
        if (!File.Exists(path)) return head;
        using var file = DayFile.OpenToRead(path);
        return file.BeginsWith(head) ? DayFile.HeadOf(now.AddTicks(1)) : head;
    }
}
