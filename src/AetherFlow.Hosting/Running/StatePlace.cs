using AetherFlow.Runs;
using AetherFlow.Workspaces;

namespace AetherFlow.Hosting;

/// <summary>Where the records of runs may not be: a reply that could write them could undo or hide what was done.</summary>
internal static class StatePlace
{
    public static Problem? WhyUnsafe(string stateFolder, Workspace workspace) =>
        LiesIn(stateFolder, workspace)
            ? new Problem(
                "run.home_in_workspace",
                $"The records of runs would be in {stateFolder}, inside the workspace {workspace.Root}, where replies could change them.",
                "Set AETHERFLOW_HOME to a folder outside, or name another workspace.")
            : null;

    /// <summary>Whether a folder is the workspace or below it, after all links; one that does not exist, by the nearest that does.</summary>
    public static bool LiesIn(string folder, Workspace workspace)
    {
        var existing = folder;
        while (!Directory.Exists(existing) && Path.GetDirectoryName(existing) is { } parent) existing = parent;
        using var opened = Workspace.Open(existing, PathUse.Read).Workspace;
        var real = opened?.Root ?? existing;
        return real == workspace.Root || real.StartsWith(workspace.Root.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }
}
