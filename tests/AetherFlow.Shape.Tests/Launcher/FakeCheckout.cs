using AetherFlow.Sandbox;
using AetherFlow.Shape.Tests.Reading;

namespace AetherFlow.Shape.Tests.Launcher;

/// <summary>The real launcher and test script in a checkout of two files, with a dotnet that only notes what it was asked.</summary>
internal sealed class FakeCheckout : IDisposable
{
    /// <summary>Builds by making the program's file; runs it by telling where and how.</summary>
    private const string Dotnet =
        """
        #!/bin/sh
        case $1 in
          --version)
            if [ ! -d "${DOTNET_CLI_HOME:-${HOME:-}}" ]; then echo "The user's home directory could not be determined."; exit 1; fi
            if [ -n "${FAKE_SAID:-}" ]; then echo "$FAKE_SAID" >&2; fi
            exit ${FAKE_VERSION:-0} ;;
          --list-sdks) for sdk in ${FAKE_SDKS:-8.0.404 9.0.100}; do echo "$sdk [/usr/share/dotnet/sdk]"; done ;;
          build)
            if [ ! -d "${DOTNET_CLI_HOME:-${HOME:-}}" ]; then echo "The user's home directory could not be determined."; exit 1; fi
            echo build >> "$FAKE_ROOT/builds"
            echo "output of the build"
            if [ -n "${FAKE_EDIT:-}" ]; then touch -t 203001010000 "$FAKE_ROOT/src/Program.cs"; fi
            if [ -p "$FAKE_ROOT/go" ]; then echo building > "$FAKE_ROOT/building"; read line < "$FAKE_ROOT/go"; fi
            if [ "${FAKE_BUILD:-0}" != 0 ]; then exit $FAKE_BUILD; fi
            mkdir -p "$FAKE_ROOT/artifacts/bin/AetherFlow.Cli/release"
            echo app > "$FAKE_ROOT/artifacts/bin/AetherFlow.Cli/release/AetherFlow.Cli.dll" ;;
          test)
            echo "$@" >> "$FAKE_ROOT/tested"
            cat "$FAKE_ROOT/summary"
            exit ${FAKE_EXIT:-0} ;;
          *)
            echo "in $(pwd -P)"
            if [ -n "${DOTNET_CLI_HOME:-}" ]; then echo "dotnet's home $DOTNET_CLI_HOME"; fi
            for argument in "$@"; do echo "[$argument]"; done
            exit ${FAKE_EXIT:-0} ;;
        esac
        """;

    private const UnixFileMode Executable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private static readonly string[] Tools =
        ["bash", "sh", "cat", "dirname", "env", "find", "flock", "head", "mkdir", "mkfifo", "mktemp", "mv", "readlink", "rm", "sed", "sleep", "tee", "touch", "tr", "awk"];

    private readonly Dictionary<string, string> _environment = new(StringComparer.Ordinal);

    public FakeCheckout(params string[] without)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the launcher is a shell script");
        Base = Directory.CreateTempSubdirectory("aetherflow launcher ").FullName;
        Root = Path.Combine(Base, "the checkout");
        Write("src/Program.cs", "");
        Write("global.json", "{}");
        foreach (var script in new[] { "aetherflow", "test" }) MakeExecutable(Write(script, File.ReadAllText(Path.Combine(Repository.Root, script))));
        foreach (var tool in Tools.Except(without))
        {
            if (ProgramFinder.Find(tool, "/usr/local/bin:/usr/bin:/bin") is not { } path) continue;
            Directory.CreateDirectory(Path.Combine(Base, "bin"));
            File.CreateSymbolicLink(Path.Combine(Base, "bin", tool), path);
        }

        if (!without.Contains("dotnet")) WriteTool("dotnet", Dotnet);
        this["PATH"] = Path.Combine(Base, "bin");
        this["FAKE_ROOT"] = Root;
        this["HOME"] = Base;
    }

    public string Base { get; }

    public string Root { get; }

    public int Builds => File.Exists(Path.Combine(Root, "builds")) ? File.ReadAllLines(Path.Combine(Root, "builds")).Length : 0;

    /// <summary>Sets a variable of the environment that the launcher is started in.</summary>
    /// <remarks>Null takes it away.</remarks>
    public string? this[string variable]
    {
        set
        {
            if (value is null) _environment.Remove(variable);
            else _environment[variable] = value;
        }
    }

    public string Write(string relative, string text)
    {
        var path = Path.GetFullPath(relative, Root);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Puts a script in the place of a tool that the checkout is without.</summary>
    public void WriteTool(string tool, string script) => MakeExecutable(Write(Path.Combine("../bin", tool), script));

    /// <summary>Moves everything made so far into the past, so that what comes is newer, however coarse the file system's clock.</summary>
    public void LetTimePass()
    {
        var past = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        foreach (var entry in new DirectoryInfo(Root).EnumerateFileSystemInfos("*", SearchOption.AllDirectories)) entry.LastWriteTimeUtc = past;
    }

    public Task<ProgramResult> StartAsync(params string[] arguments) => StartInAsync(Base, Path.Combine(Root, "aetherflow"), arguments);

    public Task<ProgramResult> StartInAsync(string folder, string launcher, params string[] arguments) =>
        new ProgramRunner(TimeProvider.System).RunAsync(
            new ProgramCall { Program = launcher, Arguments = [.. arguments], WorkingDirectory = folder, Environment = new Dictionary<string, string>(_environment) },
            TestContext.Current.CancellationToken);

    public Task RunToolAsync(string tool, params string[] arguments) => StartInAsync(Root, Path.Combine(Base, "bin", tool), arguments);

    public void Dispose() => Directory.Delete(Base, recursive: true);

    private static void MakeExecutable(string path)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, Executable);
    }
}
