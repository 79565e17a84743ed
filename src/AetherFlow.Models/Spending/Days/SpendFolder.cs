using System.Globalization;
using AetherFlow.Runs;

namespace AetherFlow.Models.Spending;

/// <summary>The files of the index: <c>2026-11-21.jsonl</c> for each day (UTC), readable by their owner only.</summary>
internal static class SpendFolder
{
    private const string DayFormat = "yyyy-MM-dd";
    private const string Ending = ".jsonl";

    /// <summary>Some three seconds: far longer than anybody needs the lock.</summary>
    private const int LockTries = 3000;

    public static string PathOf(string folder, DateOnly day) => Path.Combine(folder, day.ToString(DayFormat, CultureInfo.InvariantCulture) + Ending);

    /// <summary>Days that have a file, in their order.</summary>
    public static IReadOnlyList<DateOnly> Days(string folder) => !Directory.Exists(folder)
        ? []
        : [.. Directory.EnumerateFiles(folder, "*" + Ending)
            .Select(path => DateOnly.TryParseExact(Path.GetFileNameWithoutExtension(path), DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null)
            .OfType<DateOnly>()
            .Order()];

    public static void Create(string folder)
    {
        if (Directory.Exists(folder)) return;
        // One after the other: only the last folder of a path gets the rights that are asked for.
        if (Path.GetDirectoryName(folder) is { } home) PrivateFiles.CreateFolder(home);
        PrivateFiles.CreateFolder(folder);
    }

    /// <summary>Waits for the right to write the files, which one process has until it closes the lock; null where somebody does not let go of it.</summary>
    /// <exception cref="IOException">The system does not let the folder be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static FileStream? TryLock(string folder) => LockFile.TryOpen(Path.Combine(folder, "lock"), LockTries);

    public static FileStream Open(string path, FileMode mode, FileShare share) =>
        PrivateFiles.Open(path, new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share, BufferSize = 0 });
}
