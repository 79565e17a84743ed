using System.Diagnostics;
using System.Text;

namespace AetherFlow.Workspaces.Tests;

/// <summary>A folder of its own for one test, with a workspace in it and an outside beside it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly string _base = Directory.CreateTempSubdirectory("aetherflow-test-").FullName;

    public TemporaryFolder()
    {
        Directory.CreateDirectory(Root);
        Directory.CreateDirectory(Outside);
    }

    public string Root => Path.Combine(_base, "ws");

    public string Outside => Path.Combine(_base, "ws-evil");

    public string At(string path) => Path.Combine(Root, path);

    public void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    public void Write(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllBytes(At(path), bytes);
    }

    public void Link(string path, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.CreateSymbolicLink(At(path), target);
    }

    public string? Read(string path) => File.Exists(At(path)) ? File.ReadAllText(At(path)) : null;

    public Workspace Open() => Workspace.Open(Root, PathUse.Write).Workspace!;

    /// <summary>All files by path, with their contents.</summary>
    public SortedDictionary<string, string> Files() => new(
        Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
            .ToDictionary(f => Path.GetRelativePath(Root, f), File.ReadAllText), StringComparer.Ordinal);

    public List<string> Folders() => Directory.EnumerateDirectories(Root, "*", SearchOption.AllDirectories)
        .Select(d => Path.GetRelativePath(Root, d)).Order(StringComparer.Ordinal).ToList();

    /// <summary>Runs a line of shell in the workspace, for what .NET cannot make; false if it fails.</summary>
    public bool Shell(string line)
    {
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", line]) { WorkingDirectory = Root, RedirectStandardError = true, UseShellExecute = false })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(_base, recursive: true);
        }
        catch (IOException)
        {
            // .NET cannot delete names that are not UTF-8.
            using var process = Process.Start("/bin/rm", ["-rf", _base]);
            process.WaitForExit();
        }
    }
}
