using System.Globalization;

namespace AetherFlow.Sandbox;

/// <summary>What is said when a command met a limit of the sandbox.</summary>
internal static class SandboxLimits
{
    private const long Mega = 1024 * 1024;

    public static SandboxProblem Memory(SandboxSettings settings) => new(
        "sandbox.memory",
        $"A process was killed at the sandbox's memory limit of {InMega(settings.MemoryBytes)}.",
        "Let the command use less, or allow more memory.");

    public static SandboxProblem PerhapsMemory(SandboxSettings settings) => new(
        "sandbox.memory",
        $"The command was killed, most likely at the sandbox's memory limit of {InMega(settings.MemoryBytes)}.",
        "Let it use less, or allow more memory.");

    public static SandboxProblem Processes(SandboxSettings settings) => new(
        "sandbox.processes",
        $"The command met the sandbox's limit of {settings.Processes.ToString(CultureInfo.InvariantCulture)} processes and threads.",
        "Let the command run less at one time, or allow more processes.");

    public static SandboxProblem FileSize(SandboxSettings settings) => new(
        "sandbox.file_size",
        $"A file met the sandbox's limit of {InMega(settings.FileBytes)} for one file.",
        "Let the command write less, or allow larger files.");

    public static SandboxProblem TemporarySpace(SandboxSettings settings) => new(
        "sandbox.temporary_space",
        $"No space was left; /tmp and /dev/shm hold {InMega(settings.TemporaryBytes)} each in the sandbox.",
        "Let the command write less there, write into the workspace instead, or allow more room.");

    public static string InMega(long bytes) => bytes % Mega == 0 || bytes > 10 * Mega
        ? $"{(bytes / Mega).ToString(CultureInfo.InvariantCulture)} MB"
        : $"{bytes.ToString(CultureInfo.InvariantCulture)} bytes";
}
