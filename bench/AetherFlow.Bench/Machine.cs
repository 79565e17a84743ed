using System.Globalization;
using System.Runtime.InteropServices;

namespace AetherFlow.Bench;

/// <summary>What the figures were measured on.</summary>
internal static class Machine
{
    private const string Status = "/proc/self/status";
    private const string Load = "/proc/loadavg";
    private const string Processors = "/proc/cpuinfo";

    /// <summary>In bytes; null where the system does not tell.</summary>
    public static long? PeakWorkingSet() =>
        Field(Status, "VmHWM") is { } text && long.TryParse(text.Split(' ')[0], CultureInfo.InvariantCulture, out var kilobytes) ? kilobytes * 1024 : null;

    public static string Describe(string folder) => string.Join('\n',
        $"- processor: {Field(Processors, "model name") ?? RuntimeInformation.ProcessArchitecture.ToString()}, {Environment.ProcessorCount} cores",
        $"- memory: {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024.0 * 1024 * 1024):0.0} GB",
        $"- file system of the journals: {FileSystem(folder)}",
        $"- system and runtime: {RuntimeInformation.OSDescription}; {RuntimeInformation.FrameworkDescription}");

    /// <summary>With the load that there was meanwhile.</summary>
    public static string DescribeAtEnd(string folder) => $"{Describe(folder)}\n- load averages at the end: {LoadAverages()}";

    /// <summary>Load averages of the last minutes, where the system tells; other work on the machine shows in them.</summary>
    private static string LoadAverages() => File.Exists(Load) ? string.Join(", ", File.ReadAllText(Load).Split(' ')[..3]) : "not known";

    /// <summary>As the system names it, such as <c>ext4</c>.</summary>
    public static string FileSystem(string folder) => new DriveInfo(Path.GetFullPath(folder)).DriveFormat;

    private static string? Field(string file, string name) => !File.Exists(file) ? null : File.ReadLines(file)
        .Where(line => line.StartsWith(name, StringComparison.Ordinal))
        .Select(line => line[(line.IndexOf(':') + 1)..].Trim())
        .FirstOrDefault();
}
