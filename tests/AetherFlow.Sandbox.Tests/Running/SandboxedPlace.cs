using System.Collections.Immutable;
using AetherFlow.Sandbox.Posix;
using AetherFlow.Testing;

namespace AetherFlow.Sandbox.Tests.Running;

/// <summary>A workspace for commands in real bubblewrap; a test that needs it is skipped where there is none.</summary>
internal sealed class SandboxedPlace : IDisposable
{
    /// <summary>For everything that may take a while on a busy machine; no test waits that long.</summary>
    public const int Limit = 120_000;

    /// <summary>That of the tests, as a program gets it from its rim.</summary>
    public static ImmutableDictionary<string, string> UserEnvironment { get; } = Environment
        .GetEnvironmentVariables()
        .Cast<System.Collections.DictionaryEntry>()
        .ToImmutableDictionary(e => (string)e.Key, e => (string)e.Value!, StringComparer.Ordinal)
        .SetItem("HOME", Environment.GetFolderPath(Environment.SpecialFolder.UserProfile));

    private static readonly Lazy<Task<SandboxFinding>> Found =
        new(() => Sandboxes.FindAsync(SandboxSettings.Default, UserEnvironment, TimeProvider.System, CancellationToken.None));

    private readonly TemporaryFolder _folder = new();

    private SandboxedPlace(SandboxFinding finding)
    {
        Finding = finding;
        Root = LibC.RealPath(_folder.Path)!;
        Workspace = Directory.CreateDirectory(Path.Combine(Root, "project")).FullName;
    }

    public SandboxFinding Finding { get; }

    /// <summary>A folder outside of the workspace that is gone after the test.</summary>
    public string Root { get; }

    public string Workspace { get; }

    public static async Task<SandboxedPlace> OpenAsync()
    {
        var finding = await Found.Value;
        Assert.SkipUnless(finding.IsUsable, $"no sandbox can be made here: {finding.Problem} (tests/sandbox/install)");
        return new SandboxedPlace(finding);
    }

    public CommandRunner Runner(SandboxSettings? settings = null, Func<SandboxPlace, SandboxPlace>? place = null) => new(
        Finding,
        settings ?? SandboxSettings.Default,
        (place ?? (p => p))(new SandboxPlace { Workspace = Workspace, Environment = UserEnvironment }),
        TimeProvider.System);

    public Task<CommandResult> BashAsync(string text, SandboxSettings? settings = null) =>
        Runner(settings).RunAsync(new CommandCall { BashText = text }, CancellationToken.None);

    public Task<CommandResult> RunAsync(params ImmutableArray<string> words) => RunAsync(SandboxSettings.Default, words);

    public Task<CommandResult> RunAsync(SandboxSettings settings, params ImmutableArray<string> words) =>
        Runner(settings).RunAsync(new CommandCall { Plain = PlainCommand.Of(words) }, CancellationToken.None);

    /// <summary>Writes a program for sh.</summary>
    public static void WriteProgram(string path, string text)
    {
        File.WriteAllText(path, "#!/bin/sh\n" + text + "\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public string Write(string name, string content)
    {
        var path = Path.Combine(Workspace, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    public string Read(string name) => File.ReadAllText(Path.Combine(Workspace, name));

    /// <summary>Makes named pipes, on which a command and its test wait for each other.</summary>
    public async Task MakePipesAsync(params string[] names)
    {
        var made = await RunAsync(["mkfifo", .. names]);
        Assert.True(made.Succeeded, made.FormatForModel());
    }

    /// <summary>What the command writes to a pipe.</summary>
    public Task<string> HearAsync(string pipe) => Task.Run(() => Read(pipe));

    /// <summary>Writes to a pipe, once the command reads from it.</summary>
    public Task SayAsync(string pipe, string text) => Task.Run(() => File.WriteAllText(Path.Combine(Workspace, pipe), text));

    public void Dispose() => _folder.Dispose();
}
