using System.Collections.Immutable;

namespace AetherFlow.Engine.Verification;

/// <summary>What a workspace's own configuration says about its checks; it wins over what was detected.</summary>
public sealed record CheckOverrides
{
    public static readonly CheckOverrides None = new();

    /// <summary>They take the place of all detected checks of their kind in their folder.</summary>
    public ImmutableArray<CheckCommand> Checks { get; init; } = [];

    /// <summary>Names of detected checks that are not to be run.</summary>
    public ImmutableArray<string> Without { get; init; } = [];

    /// <summary>The checks of all projects in their order, with what is configured in place of what it replaces, and what replaces nothing after them.</summary>
    public IReadOnlyList<CheckCommand> Apply(IReadOnlyList<Project> projects)
    {
        ArgumentNullException.ThrowIfNull(projects);
        var result = new List<CheckCommand>();
        var waiting = Checks.ToList();
        foreach (var check in projects.SelectMany(p => p.Checks))
        {
            if (Without.Contains(check.Name, StringComparer.Ordinal)) continue;
            if (!Checks.Any(c => Replaces(c, check)))
            {
                result.Add(check);
                continue;
            }

            result.AddRange(waiting.Where(c => Replaces(c, check)));
            waiting.RemoveAll(c => Replaces(c, check));
        }

        return [.. result, .. waiting];
    }

    private static bool Replaces(CheckCommand own, CheckCommand detected) => own.Kind == detected.Kind && own.Folder == detected.Folder;
}
