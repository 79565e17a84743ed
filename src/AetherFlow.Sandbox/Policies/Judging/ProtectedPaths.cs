using System.Collections.Frozen;
using AetherFlow.Workspaces;

namespace AetherFlow.Sandbox;

/// <summary>Names in the workspace that no command touches without a question, at any depth and in any case.</summary>
internal static class ProtectedPaths
{
    private const string Build = "it steers builds, and agents, from outside of the code";

    /// <summary>Plans may write these, where the change is seen; a command that does is asked about.</summary>
    private static readonly FrozenSet<string> ForCommands = FrozenSet.ToFrozenSet(
    [
        "Directory.Build.props", "Directory.Build.targets", "Directory.Build.rsp", "Directory.Packages.props", "nuget.config", "global.json", ".editorconfig", ".globalconfig",
        "AGENTS.md", "CLAUDE.md", "GEMINI.md", ".github", ".gitlab-ci.yml", ".gitattributes",
    ], StringComparer.OrdinalIgnoreCase);

    /// <summary>Why a path may not simply be used; null where it may.</summary>
    public static string? Find(string path, bool isWritten)
    {
        if (path.Length == 0) return null;
        if (ProtectedNames.In(path) is { } name) return name.Reason;
        // Windows and some file systems drop trailing dots and spaces.
        return isWritten && path.Split('/').Any(component => ForCommands.Contains(component.TrimEnd('.', ' '))) ? Build : null;
    }
}
