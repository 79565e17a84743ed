using System.Text.RegularExpressions;

namespace AetherFlow.Engine.Verification;

/// <summary>Makefiles with the targets that people agree on; `check` and `all` are the GNU standard's (https://www.gnu.org/prep/standards/html_node/Standard-Targets.html).</summary>
internal static partial class MakeProjects
{
    /// <summary>In the order of https://www.gnu.org/software/make/manual/html_node/Makefile-Names.html.</summary>
    private static readonly string[] Names = ["GNUmakefile", "makefile", "Makefile"];

    /// <summary>Of each kind the first that the file has.</summary>
    private static readonly (CheckKind Kind, string[] Targets)[] Targets =
    [
        (CheckKind.Build, ["build", "all"]),
        (CheckKind.Types, ["typecheck", "type-check"]),
        (CheckKind.Test, ["test", "check", "tests"]),
        (CheckKind.Lint, ["lint"]),
        (CheckKind.Format, ["format-check", "check-format", "fmt-check"]),
    ];

    /// <param name="others">What the folder's own tools check is not checked a second time through make.</param>
    public static IEnumerable<Project> Find(ProjectTree tree, IReadOnlyList<Project> others)
    {
        var proposed = new List<(string Folder, string Text, CheckKind Kind)>();
        foreach (var folder in tree.Paths.Where(p => Names.Contains(RelativePath.NameOf(p), StringComparer.Ordinal)).Select(RelativePath.FolderOf).Distinct(StringComparer.Ordinal).OrderBy(f => f.Length).ThenBy(f => f, StringComparer.Ordinal))
        {
            if (tree.FirstIn(folder, Names) is not { } path || tree.Text(path) is not { } text) continue;
            var known = Target().Matches(text).SelectMany(m => m.Groups["names"].Value.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)).ToHashSet(StringComparer.Ordinal);
            var checks = new ProjectChecks(ProjectKind.Make, folder);
            foreach (var (kind, targets) in Targets)
            {
                if (targets.FirstOrDefault(known.Contains) is not { } target) continue;
                if (others.Any(o => o.Folder == folder && o.Checks.Any(c => c.Kind == kind))) continue;
                if (proposed.Any(p => p.Kind == kind && CallsMakeIn(p.Folder, p.Text, folder))) continue;
                checks.Add(kind, $"make {target}", "make", target);
                proposed.Add((folder, text, kind));
            }

            if (checks.ToProject() is { } project) yield return project;
        }
    }

    /// <summary>A makefile above that calls make again, and names the folder, does this one's work with its own.</summary>
    private static bool CallsMakeIn(string outer, string text, string folder)
    {
        if (outer == folder || !RelativePath.IsUnder(folder, outer) || !Recursive().IsMatch(text)) return false;
        var relative = outer.Length == 0 ? folder : folder[(outer.Length + 1)..];
        return text.Split([' ', '\t', '\n', '\r', '=', ';', '/'], StringSplitOptions.RemoveEmptyEntries).Contains(relative.Split('/')[0], StringComparer.Ordinal);
    }

    [GeneratedRegex(@"^(?<names>[A-Za-z0-9_.-][A-Za-z0-9_. \t-]*?)[ \t]*::?(?:[^=:]|$)", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Target();

    [GeneratedRegex(@"\$[({]MAKE[)}]", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Recursive();
}
