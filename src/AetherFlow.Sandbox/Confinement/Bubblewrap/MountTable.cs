using System.Text;

namespace AetherFlow.Sandbox;

/// <summary>
/// The mounts that a process sees (<c>/proc/ID/mountinfo</c>, man 5 proc_pid_mountinfo), to tell whether one path here and one
/// there are the same place of the same file system.
/// </summary>
internal sealed class MountTable
{
    private readonly Dictionary<string, Mount> _mounts = new(StringComparer.Ordinal);

    private MountTable(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            var fields = line.Split(' ');
            // Of two mounts at one point the later one is seen.
            if (fields.Length > 6) _mounts[Unescape(fields[4])] = new Mount(fields[2], Unescape(fields[3]), fields[5].Split(',').Contains("ro"));
        }
    }

    public static MountTable Parse(string text) => new(text);

    /// <summary>The table of a process; empty where it has ended.</summary>
    public static MountTable Read(string process)
    {
        try
        {
            return new MountTable(File.ReadAllText($"/proc/{process}/mountinfo"));
        }
        catch (IOException)
        {
            return new MountTable("");
        }
    }

    public bool IsReadOnly(string point) => _mounts.TryGetValue(point, out var mount) && mount.ReadOnly;

    /// <summary>What is mounted exactly there: device and path on it; null where nothing is.</summary>
    public string? At(string point) => _mounts.TryGetValue(point, out var mount) ? $"{mount.Device} {mount.Root}" : null;

    /// <summary>The device that holds a path, and the path on it.</summary>
    /// <param name="path">Absolute, without links.</param>
    public string? Holding(string path)
    {
        for (var point = path; ; point = point.LastIndexOf('/') is > 0 and var slash ? point[..slash] : "/")
        {
            if (_mounts.TryGetValue(point, out var mount)) return $"{mount.Device} {Join(mount.Root, path[(point == "/" ? 0 : point.Length)..])}";
            if (point == "/") return null;
        }
    }

    private static string Join(string root, string rest) => rest is "" or "/" ? root : root.TrimEnd('/') + "/" + rest.TrimStart('/');

    /// <summary>Blanks and the like are written as three octal digits of their bytes.</summary>
    private static string Unescape(string field)
    {
        if (!field.Contains('\\')) return field;
        var bytes = new List<byte>();
        var given = Encoding.UTF8.GetBytes(field);
        for (var i = 0; i < given.Length; i++)
        {
            if (given[i] == '\\' && i + 3 < given.Length)
            {
                bytes.Add((byte)(((given[i + 1] - '0') << 6) | ((given[i + 2] - '0') << 3) | (given[i + 3] - '0')));
                i += 3;
            }
            else
            {
                bytes.Add(given[i]);
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    private readonly record struct Mount(string Device, string Root, bool ReadOnly);
}
