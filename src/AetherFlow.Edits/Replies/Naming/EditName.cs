using System.Runtime.InteropServices;

namespace AetherFlow.Edits;

/// <summary>What stands above an edit in the place of a name: a path, or (if that is null) a line that may be meant for one.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct EditName(string? Path, int Line)
{
    /// <summary>How many lines above an edit are looked at, blank ones not counted.</summary>
    private const int Reach = 3;

    /// <summary>
    /// Looks from line <paramref name="at"/> upwards, over fences and tags, as far as <paramref name="from"/>. The first
    /// other line names the file or ends the search. <paramref name="opening"/> is the fence around the edit, or -1.
    /// </summary>
    public static EditName? Above(List<string> lines, int at, int from, int opening, PathMarker marker)
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
            else if (!WrapperTag.IsOpening(line) && !WrapperTag.IsClosing(line))
            {
                if (inBlock && !IsAlone(lines, above)) return null;
                if (marker.BeforeEdit(line) is { } name) return new EditName(name, above);
                return marker.MayBeMeant(line) ? new EditName(null, above) : null;
            }
        }

        return null;
    }

    /// <summary>Some models put the name into a block of its own; the only line of a block of shell commands is a command.</summary>
    private static bool IsAlone(List<string> lines, int line) =>
        line > 0 && Fence.Read(lines[line - 1], int.MaxValue) is { } fence && !Languages.IsShell(FenceInfo.Read(fence.Info).Language);
}
