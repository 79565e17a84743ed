namespace AetherFlow.Engine.Verification;

/// <summary>
/// Finds what can be checked in a workspace, and with which commands. A tool is proposed where the project's own files
/// ask for it, never because it might be there. The same files give the same checks in the same order.
/// </summary>
public static class ProjectDetector
{
    /// <summary>Ordered by folder, then by kind. Projects without anything to check are left out.</summary>
    public static IReadOnlyList<Project> Detect(ProjectTree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        List<Project> found =
        [
            .. DotnetProjects.Find(tree),
            .. PythonProjects.Find(tree),
            .. NodeProjects.Find(tree),
            .. GoProjects.Find(tree),
            .. RustProjects.Find(tree),
        ];
        found.AddRange(MakeProjects.Find(tree, found));
        return [.. found.OrderBy(p => p.Folder, StringComparer.Ordinal).ThenBy(p => p.Kind).ThenBy(p => p.Checks[0].Name, StringComparer.Ordinal)];
    }
}
