using System.Globalization;
using System.Runtime.Versioning;

namespace AetherFlow.Workspaces.Tests.Recording;

/// <summary>Does to a tree what commands do, at places and with contents that come from numbers.</summary>
/// <param name="folder">Where.</param>
/// <param name="paths">The files that there may be.</param>
[UnsupportedOSPlatform("windows")]
internal sealed class RandomTree(TemporaryFolder folder, string[] paths)
{
    /// <summary>Several of one size, so that the size alone tells nothing.</summary>
    private static readonly string[] Texts = ["one", "two", "", "three\r\n", "four\r\n.", "\ufeffone"];

    private static readonly UnixFileMode[] Modes = [(UnixFileMode)0x1A4, (UnixFileMode)0x1ED, (UnixFileMode)0x180];

    /// <summary>Writes in place, as editors and compilers do.</summary>
    public void Write((int Path, int Text) file) => Do(() =>
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(file.Path))!);
        File.WriteAllText(At(file.Path), Texts[file.Text % Texts.Length]);
    });

    /// <summary>One change that leaves files files and folders folders.</summary>
    public void Change((int Kind, int Path, int Other) change) => Do(() =>
    {
        var (path, other) = (At(change.Path), At(change.Other));
        switch (change.Kind % 7)
        {
            case 0:
                Write((change.Path, change.Other));
                break;
            case 1:
                File.Delete(path);
                break;
            case 2:
                File.SetUnixFileMode(path, Modes[change.Other % Modes.Length]);
                break;
            case 3:
                Directory.CreateDirectory(Path.GetDirectoryName(other)!);
                File.Move(path, other, overwrite: true);
                break;
            case 4 when Path.GetDirectoryName(path) is { } parent && parent != folder.Root:
                Directory.Delete(parent, recursive: true);
                break;
            case 5:
                Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(path)!, string.Create(CultureInfo.InvariantCulture, $"new{change.Other}")));
                break;
            default:
                // Another inode, as programs leave that write beside a file and rename.
                File.WriteAllText(path + ".tmp", Texts[change.Other % Texts.Length]);
                File.Move(path + ".tmp", path, overwrite: true);
                break;
        }
    });

    /// <summary>One change that makes of files, folders and links whatever it likes.</summary>
    public void Upset((int Kind, int Path, int Other) change) => Do(() =>
    {
        var (path, other) = (At(change.Path), At(change.Other));
        switch (change.Kind % 4)
        {
            case 0:
                Remove(path);
                File.CreateSymbolicLink(path, other);
                break;
            case 1:
                Remove(path);
                Directory.CreateDirectory(path);
                break;
            case 2:
                if (Path.GetDirectoryName(path) is not { } parent || parent == folder.Root) break;
                Remove(parent);
                File.WriteAllText(parent, "a file now");
                break;
            default:
                Change(change with { Kind = change.Other });
                break;
        }
    });

    private static void Remove(string path)
    {
        if (Directory.Exists(path) && new DirectoryInfo(path).LinkTarget is null) Directory.Delete(path, recursive: true);
        else File.Delete(path);
    }

    /// <summary>Commands go on where something is not as they thought.</summary>
    private static void Do(Action act)
    {
        try
        {
            act();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Assert.NotEqual("", e.Message);
        }
    }

    private string At(int path) => folder.At(paths[path % paths.Length]);
}
