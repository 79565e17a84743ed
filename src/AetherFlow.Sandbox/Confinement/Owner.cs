using System.Globalization;
using AetherFlow.Sandbox.Posix;

namespace AetherFlow.Sandbox;

/// <summary>The process that made something which outlives it when it is killed. The time tells two processes of one number apart.</summary>
internal readonly record struct Owner(int Process, ulong StartTime)
{
    public static Owner Self { get; } = new(Environment.ProcessId, ProcessEntry.Read(Environment.ProcessId)?.StartTime ?? 0);

    public bool IsAlive => ProcessEntry.Read(Process) is { } entry && entry.StartTime == StartTime;

    /// <summary>Reads the beginning of a name such as <c>4711-88-3</c>.</summary>
    public static Owner? OfName(string name) =>
        name.Split('-') is [var process, var start, ..]
        && int.TryParse(process, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        && ulong.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out var time)
            ? new Owner(id, time)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Process}-{StartTime}");
}
