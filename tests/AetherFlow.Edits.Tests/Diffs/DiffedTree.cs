using System.Diagnostics;
using System.Text;

namespace AetherFlow.Edits.Tests.Diffs;

/// <summary>Files as they were before, to which a real program applies a diff.</summary>
internal sealed class DiffedTree : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private readonly string _root = Directory.CreateTempSubdirectory("aetherflow-diff-").FullName;

    /// <param name="before">By path; null: there is no such file.</param>
    public DiffedTree(IEnumerable<(string Path, string? Before)> before)
    {
        foreach (var (path, text) in before)
        {
            if (text is null) continue;
            Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
            File.WriteAllText(PathOf(path), text, Utf8);
        }
    }

    public static bool Has(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    public string? Read(string path) => File.Exists(PathOf(path)) ? Utf8.GetString(File.ReadAllBytes(PathOf(path))) : null;

    /// <summary>What the program complained about; empty where it took the diff.</summary>
    public string Apply(string diff, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = _root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = Utf8,
            UseShellExecute = false,
        };
        // Neither a repository around nor the user's settings may have a say.
        start.Environment["GIT_CEILING_DIRECTORIES"] = Path.GetDirectoryName(_root)!;
        start.Environment["GIT_CONFIG_GLOBAL"] = start.Environment["GIT_CONFIG_SYSTEM"] = "/dev/null";
        using var process = Process.Start(start)!;
        var told = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        process.StandardInput.Write(diff);
        process.StandardInput.Close();
        process.WaitForExit();
        return process.ExitCode == 0 ? "" : $"exit {process.ExitCode}: {string.Concat(told.GetAwaiter().GetResult())}";
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private string PathOf(string path) => Path.Combine(_root, path);
}
