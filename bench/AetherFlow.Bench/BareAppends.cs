using System.Diagnostics;

namespace AetherFlow.Bench;

/// <summary>What the disk itself costs: a bare loop of appends to one file, each flushed to the disk.</summary>
internal static class BareAppends
{
    public static TimeSpan Measure(string path, int count, int size)
    {
        var line = new byte[size];
        Array.Fill(line, (byte)'x');
        using var file = File.OpenHandle(path, FileMode.Create, FileAccess.Write);
        var began = Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++)
        {
            RandomAccess.Write(file, line, (long)i * size);
            RandomAccess.FlushToDisk(file);
        }

        return Stopwatch.GetElapsedTime(began);
    }
}
