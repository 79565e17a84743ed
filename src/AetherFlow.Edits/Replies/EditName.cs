using System.Buffers;
using System.Runtime.InteropServices;

namespace AetherFlow.Edits;

/// <summary>The name of a file that stands above an edit: a path, and its line.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct EditName(string Path, int Line)
{
    /// <summary>How many lines above an edit are looked at, blank ones not counted.</summary>
    private const int Reach = 3;

    private static readonly SearchValues<char> Forbidden = SearchValues.Create("<>|\"*?\0`()[]{};,=");

    /// <summary>
    /// Looks from line <paramref name="at"/> upwards, over fences and tags, as far as <paramref name="from"/>. The first
    /// other line names the file or ends the search. <paramref name="opening"/> is the fence around the edit, or -1.
    /// </summary>
    public static EditName? Above(List<string> lines, int at, int from, int opening)
    {
        var (seen, inBlock) = (0, false);
        for (var above = at - 1; above >= from && seen < Reach; above--)
        {
            var line = lines[above];
            if (string.IsNullOrWhiteSpace(line)) continue;
            seen++;
            if (Fence.Read(line, int.MaxValue) is { } fence)
            {
                if (FenceInfo.Read(fence.Info).Path is { } path) return new EditName(path, above);
                inBlock |= above != opening;
            }
            else if (!WrapperTag.IsOpening(line))
            {
                if (InLine(line) is not { } name || (inBlock && !IsAlone(lines, above))) return null;
                return new EditName(name, above);
            }
        }

        return null;
    }

    /// <summary>What a line names if it names nothing but a file. Before an edit a word with a slash is a path, also without an extension.</summary>
    public static string? InLine(string line)
    {
        if (PathMarker.FileLine(line)?.Path is { } labelled) return labelled;
        if (PathMarker.LineBefore(line) is { } path) return path;
        var word = line.AsSpan().Trim(" \t#*`:");
        var isPath = word.ContainsAny('/', '\\') && !word.ContainsAny(Forbidden) && !word.Contains(' ') && !word.Contains("://", StringComparison.Ordinal);
        return isPath && !word.StartsWith("//") ? word.ToString() : null;
    }

    /// <summary>Some models put the name into a block of its own; the only line of a block of shell commands is a command.</summary>
    private static bool IsAlone(List<string> lines, int line) =>
        line > 0 && Fence.Read(lines[line - 1], int.MaxValue) is { } fence && !Languages.IsShell(FenceInfo.Read(fence.Info).Language);
}
