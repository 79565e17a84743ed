using AetherFlow.Engine.Parsing;
using AetherFlow.Sandbox;
using AetherFlow.Testing;

namespace AetherFlow.Engine.Tests.Support;

/// <summary>An empty folder in which the parsers of this machine run, or scripts in their place.</summary>
internal sealed class ParserFolder : IDisposable
{
    private const string SystemPath = "/usr/local/bin:/usr/bin:/bin";

    private readonly TemporaryFolder _empty = new();
    private readonly TemporaryFolder _scripts = new();

    public string Path => _empty.Path;

    /// <summary>What the parsers left; they are to leave nothing.</summary>
    public IEnumerable<string> Left => Directory.EnumerateFileSystemEntries(Path);

    /// <summary>How often a script was asked.</summary>
    public int Asked => File.Exists(_scripts["asked"]) ? File.ReadAllLines(_scripts["asked"]).Length : 0;

    public ParserPrograms Programs(string? python = null, string? node = null, TimeProvider? time = null) => new()
    {
        Runner = new ProgramRunner(time ?? TimeProvider.System),
        Folder = Path,
        Python = python,
        Node = node,
        // A busy machine must not make the real parsers silent here.
        TimeLimit = time is null ? TimeSpan.FromMinutes(1) : TimeSpan.FromSeconds(5),
    };

    /// <summary>Python of this machine; skips the test where there is none.</summary>
    public static string Python() => Find("python3");

    /// <summary>Node.js of this machine; skips the test where there is none.</summary>
    public static string Node() => Find("node");

    /// <summary>A shell script that stands in for a parser.</summary>
    public string Script(string lines)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the scripts are for a shell");
        var path = _scripts.Write("parser", $"#!/bin/sh\necho x >> '{_scripts["asked"]}'\n{lines}\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    public void Dispose()
    {
        _empty.Dispose();
        _scripts.Dispose();
    }

    private static string Find(string name)
    {
        var path = ProgramFinder.Find(name, SystemPath) ?? ProgramFinder.Find(name, Environment.GetEnvironmentVariable("PATH"));
        Assert.SkipWhen(path is null, $"{name} is not installed: what it says of a text cannot be seen here");
        return path!;
    }
}
