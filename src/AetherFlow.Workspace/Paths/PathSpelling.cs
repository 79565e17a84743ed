using System.Collections.Frozen;
using System.Text;

namespace AetherFlow.Workspaces;

/// <summary>The part of the guard that needs no disk: how a path may be written.</summary>
internal static class PathSpelling
{
    private static readonly FrozenSet<string> Devices = FrozenSet.ToFrozenSet(
        ["con", "prn", "aux", "nul", "conin$", "conout$",
         .. Enumerable.Range(0, 10).SelectMany(n => new[] { $"com{n}", $"lpt{n}" }), "com¹", "com²", "com³", "lpt¹", "lpt²", "lpt³"],
        StringComparer.OrdinalIgnoreCase);

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The path in its one spelling: slashes, no <c>.</c>, no <c>..</c>, no doubled or trailing slash.</summary>
    public static string? Read(string path, PathUse use, string root, out WorkspaceProblem? problem)
    {
        problem = CheckText(path, use) ?? CheckRelative(path, root);
        if (problem is not null) return null;
        var components = new List<string>();
        foreach (var component in path.Replace('\\', '/').Split('/'))
        {
            if (component is "" or ".") continue;
            if (component != "..")
            {
                components.Add(component);
            }
            else if (components.Count > 0)
            {
                components.RemoveAt(components.Count - 1);
            }
            else
            {
                problem = Problem(path, "path.escapes", $"{Show(path)} leads out of the workspace.", "Give a path inside the workspace.");
                return null;
            }
        }

        var result = string.Join('/', components);
        problem = result.Length == 0
            ? Problem(path, "path.directory", $"{Show(path)} is the workspace itself.", "Name a file in it.")
            : CheckNames(path, components, use) ?? CheckLength(path, components, root);
        return problem is null ? result : null;
    }

    /// <summary>A path for a message: control and invisible characters are shown as escapes.</summary>
    public static string Show(string path)
    {
        if (!path.Any(IsInvisible)) return path;
        return string.Concat(path.Select(c => IsInvisible(c) ? $"\\u{(int)c:x4}" : c.ToString()));
    }

    public static WorkspaceProblem Problem(string path, string code, string message, string hint) => new(code, message, hint) { Path = path };

    private static WorkspaceProblem? CheckText(string path, PathUse use)
    {
        if (string.IsNullOrWhiteSpace(path)) return Problem(path, "path.empty", "The path is empty.", "Name a file.");
        foreach (var c in path)
        {
            if (c == '\0' || (use == PathUse.Write && IsInvisible(c)))
            {
                return Problem(path, "path.invalid_character", $"{Show(path)} contains the character U+{(int)c:X4}.", "Use visible characters only.");
            }
        }

        try
        {
            Strict.GetByteCount(path);
            return null;
        }
        catch (EncoderFallbackException)
        {
            return Problem(path, "path.not_utf8", $"{Show(path)} is no valid Unicode text.", "Use a name that is valid UTF-8.");
        }
    }

    private static WorkspaceProblem? CheckRelative(string path, string root)
    {
        var colon = path.IndexOf(':', StringComparison.Ordinal);
        if (colon > 1 && path.AsSpan(0, colon).IndexOfAnyExceptInRange('-', 'z') < 0
            && (path.AsSpan(colon + 1).StartsWith("/") || path.StartsWith("file:", StringComparison.OrdinalIgnoreCase) || path.StartsWith("data:", StringComparison.OrdinalIgnoreCase)))
        {
            return Problem(path, "path.uri", $"{Show(path)} is a URI.", "Give a path inside the workspace.");
        }

        var home = path == "~" || path.StartsWith("~/", StringComparison.Ordinal) || path.StartsWith("~\\", StringComparison.Ordinal);
        var drive = colon == 1 && char.IsAsciiLetter(path[0]) && (path.Length == 2 || path[2] is '/' or '\\');
        if (path[0] is not ('/' or '\\') && !home && !drive) return null;
        var inside = path.StartsWith(root + "/", StringComparison.Ordinal) ? path[(root.Length + 1)..] : null;
        return Problem(path, "path.absolute", $"{Show(path)} is an absolute path.",
            inside is null ? "Give a path relative to the workspace." : $"Give it relative to the workspace: {Show(inside)}");
    }

    private static WorkspaceProblem? CheckNames(string path, List<string> components, PathUse use)
    {
        // Reading such a file is harmless where it can exist at all.
        if (use == PathUse.Read && !OperatingSystem.IsWindows()) return null;
        foreach (var name in components)
        {
            var stem = name.Split('.')[0].TrimEnd(' ');
            var why = Devices.Contains(stem) ? "is the name of a device on Windows"
                : name[^1] is '.' or ' ' ? "ends with a dot or a space, which Windows drops"
                : name.Contains(':', StringComparison.Ordinal) ? "contains a colon, which on Windows names a hidden stream"
                : null;
            if (why is not null) return Problem(path, "path.reserved_name", $"{Show(name)} in {Show(path)} {why}.", "Choose another name.");
        }

        return null;
    }

    private static WorkspaceProblem? CheckLength(string path, List<string> components, string root)
    {
        var longest = components.MaxBy(Encoding.UTF8.GetByteCount)!;
        var total = Encoding.UTF8.GetByteCount(root) + 1 + components.Sum(c => Encoding.UTF8.GetByteCount(c) + 1);
        if (Encoding.UTF8.GetByteCount(longest) <= WorkspaceLimits.NameBytes && total <= WorkspaceLimits.PathBytes) return null;
        return Problem(path, "path.too_long",
            $"The path {Show(path[..Math.Min(path.Length, 60)])}… is too long: at most {WorkspaceLimits.NameBytes} bytes a name and {WorkspaceLimits.PathBytes} in all.",
            "Choose a shorter name.");
    }

    /// <summary>Control characters, zero-width ones and those that turn the direction of text: they make one name look like another.</summary>
    private static bool IsInvisible(char c) =>
        char.IsControl(c) || c is (>= '\u200B' and <= '\u200F') or (>= '\u2028' and <= '\u202E') or (>= '\u2060' and <= '\u2069') or '\u00AD' or '\uFEFF';
}
