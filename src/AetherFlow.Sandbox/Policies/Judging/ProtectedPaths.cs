using System.Collections.Frozen;
using AetherFlow.Workspaces;

namespace AetherFlow.Sandbox;

/// <summary>Names in the workspace that no command touches without a question, at any depth and in any case.</summary>
internal static class ProtectedPaths
{
    private const string Build = "it steers builds, and agents, from outside of the code";

    /// <summary>The names without a <c>*</c>, which are nearly all.</summary>
    private static readonly FrozenDictionary<string, string> Exact = ProtectedNames.All
        .Where(name => !name.Pattern.Contains('*'))
        .ToFrozenDictionary(name => name.Pattern, name => name.Reason, StringComparer.OrdinalIgnoreCase);

    private static readonly (string Start, string End, string Reason)[] Patterns =
        [.. ProtectedNames.All.Where(name => name.Pattern.Contains('*')).Select(name => (name.Pattern[..name.Pattern.IndexOf('*')], name.Pattern[(name.Pattern.IndexOf('*') + 1)..], name.Reason))];

    /// <summary>Plans may write these, where the change is seen; a command that does is asked about.</summary>
    private static readonly FrozenDictionary<string, string> ForCommands = new[]
    {
        "Directory.Build.props", "Directory.Build.targets", "Directory.Build.rsp", "Directory.Packages.props", "nuget.config", "global.json", ".editorconfig", ".globalconfig",
        "AGENTS.md", "CLAUDE.md", "GEMINI.md", ".github", ".gitlab-ci.yml", ".gitattributes",
    }.ToFrozenDictionary(name => name, _ => Build, StringComparer.OrdinalIgnoreCase);

    /// <summary>Why a path may not simply be used; null where it may.</summary>
    public static string? Find(string path, bool isWritten)
    {
        if (path.Length == 0) return null;
        foreach (var component in path.Split('/'))
        {
            // Windows and some file systems drop trailing dots and spaces.
            var name = component.TrimEnd('.', ' ');
            if (Exact.TryGetValue(name, out var reason) || (isWritten && ForCommands.TryGetValue(name, out reason))) return reason;
            foreach (var (start, end, patternReason) in Patterns)
            {
                if (name.Length > start.Length + end.Length
                    && name.StartsWith(start, StringComparison.OrdinalIgnoreCase)
                    && name.EndsWith(end, StringComparison.OrdinalIgnoreCase)) return patternReason;
            }
        }

        return null;
    }
}
