using System.Collections.Immutable;
using AetherFlow.Sandbox.Posix;
using AetherFlow.Testing;

namespace AetherFlow.Sandbox.Tests;

/// <summary>Calls of the system's shell in a folder of their own, and ways to meet their processes.</summary>
internal sealed class Script : IDisposable
{
    public const string SystemPath = "/usr/local/bin:/usr/bin:/bin";

    private readonly TemporaryFolder _folder = new();

    public Script()
    {
        // Away from symlinks such as macOS's /tmp, so that paths can be compared.
        Folder = LibC.RealPath(_folder.Path)!;
    }

    public static ProgramRunner Runner { get; } = new(TimeProvider.System);

    public string Folder { get; }

    public static bool IsAlive(int process) =>
        OperatingSystem.IsLinux() ? ProcessEntry.Read(process) is { IsAlive: true } : LibC.kill(process, 0) == 0;

    public ProgramCall Shell(string script, params string[] arguments) => Call("/bin/sh", ["-c", script, "sh", .. arguments]);

    public ProgramCall Call(string program, params string[] arguments) => new()
    {
        Program = program,
        Arguments = [.. arguments],
        WorkingDirectory = Folder,
        Environment = ImmutableDictionary<string, string>.Empty.Add("PATH", SystemPath),
        Timeout = TimeSpan.FromSeconds(60),
    };

    /// <summary>Makes named pipes, on which a script and its test wait for each other.</summary>
    public async Task MakePipesAsync(params string[] names)
    {
        var made = await Runner.RunAsync(Call("mkfifo", names), CancellationToken.None);
        Assert.True(made.Succeeded, made.FormatForModel());
    }

    /// <summary>What the script writes to a pipe.</summary>
    public Task<string> HearAsync(string pipe) => Task.Run(() => File.ReadAllText(Path.Combine(Folder, pipe)));

    /// <summary>Writes to a pipe, once the script reads from it.</summary>
    public Task SayAsync(string pipe, string text) => Task.Run(() => File.WriteAllText(Path.Combine(Folder, pipe), text));

    public string Write(string name, string content, bool executable)
    {
        var path = _folder.Write(name, content);
        if (executable && !OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return Path.Combine(Folder, name);
    }

    public void Dispose() => _folder.Dispose();
}
