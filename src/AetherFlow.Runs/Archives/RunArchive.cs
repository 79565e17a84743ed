namespace AetherFlow.Runs.Archives;

/// <summary>
/// A run in one file that can be given away: its journal and contents without keys and without the paths of the
/// machine it ran on (docs/formats/recording.md).
/// </summary>
public static class RunArchive
{
    /// <summary>
    /// Writes the run as far as its journal goes. The same run, keys and places give the same bytes. The file appears
    /// whole or not at all; one of that name is replaced.
    /// </summary>
    /// <param name="run">Its journal is only read.</param>
    /// <param name="redactor">Takes keys out of everything.</param>
    /// <param name="places">Absolute paths and what is to stand for them, such as <c>&lt;workspace&gt;</c>.</param>
    /// <exception cref="Journal.JournalException">The run's folder lacks what its journal names.</exception>
    /// <exception cref="Journal.JournalDamagedException">The journal is damaged in its middle.</exception>
    public static Task<ArchiveReport> WriteAsync(
        RunFolder run, string file, Redactor redactor, IReadOnlyDictionary<string, string> places, CancellationToken cancellation) =>
        new ArchiveWriter(run, new ArchiveRedactor(redactor, places), ArchiveLimits.Default).WriteAsync(Path.GetFullPath(file), cancellation);

    /// <summary>
    /// Unpacks a recording, which may come from anybody: nothing is written outside the folder, and what is not as the
    /// format says is refused with a problem. The folder appears whole or not at all.
    /// </summary>
    /// <param name="folder">Becomes the run's folder; it is missing or empty.</param>
    public static Task<(RunFolder? Run, Problem? Problem)> ReadAsync(string file, string folder, CancellationToken cancellation) =>
        new ArchiveReader(Path.GetFullPath(file), ArchiveLimits.Default).ReadAsync(Path.GetFullPath(folder), cancellation);
}
