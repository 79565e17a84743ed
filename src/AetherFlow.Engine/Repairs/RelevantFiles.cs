using AetherFlow.Engine.Verification;
using AetherFlow.Plans;
using AetherFlow.Workspaces;

namespace AetherFlow.Engine.Repairs;

/// <summary>
/// Chooses what a correction is shown: the files that the output names, first those with an error, then those that these
/// speak of, then what lies beside them. Where the output names none, the sources of the folder in which the check ran.
/// </summary>
internal sealed class RelevantFiles(Workspace workspace)
{
    /// <summary>Places of an output that are listed.</summary>
    public const int MostPlaces = 20;

    /// <summary>Files that may be changed; each of them is shown, so that more would leave less of each.</summary>
    private const int MostTargets = 8;

    private const int MostNeighbours = 8;

    public async Task<SeenFiles> OfAsync(IReadOnlyList<Evidence> failed, CancellationToken cancellation)
    {
        var all = (await workspace.ExpandAsync("**", cancellation)).Paths.Select(path => path.Value).Where(IsWritable).ToList();
        var named = failed
            .SelectMany(e => e.Locations)
            .OrderBy(location => location.Severity switch { LocationSeverity.Error => 0, LocationSeverity.Note => 1, _ => 2 })
            .Select(location => location.Path)
            .Distinct(StringComparer.Ordinal)
            .Where(all.Contains)
            .ToList();
        named = await TextsAsync(named, MostTargets, cancellation);
        if (named.Count == 0) return await WithoutNamesAsync(failed, all, cancellation);
        var kinds = named.Select(Path.GetExtension).ToHashSet(StringComparer.Ordinal);
        var others = all.Where(path => kinds.Contains(Path.GetExtension(path)) && !named.Contains(path)).ToList();
        var spokenOf = await SpokenOfAsync(named, others, cancellation);
        var folders = named.Select(Folder).ToHashSet(StringComparer.Ordinal);
        var beside = others.Where(path => folders.Contains(Folder(path)));
        var shown = await TextsAsync(named.Concat(spokenOf).Concat(beside).Distinct(StringComparer.Ordinal), MostTargets + MostNeighbours, cancellation);
        var targets = shown.Where(path => named.Contains(path) || spokenOf.Contains(path)).Take(MostTargets).ToList();
        return new SeenFiles(targets, [.. shown.Except(targets, StringComparer.Ordinal).Take(MostNeighbours)]);
    }

    /// <summary>Those whose names stand as words in files that are named: what is imported, or the type that a file is called after.</summary>
    private async Task<List<string>> SpokenOfAsync(IReadOnlyList<string> named, IReadOnlyList<string> others, CancellationToken cancellation)
    {
        var texts = new List<string>();
        foreach (var path in named) texts.Add(await TextAsync(path, cancellation) ?? "");
        var spoken = new SpokenNames(texts);
        return [.. others.Where(spoken.Has)];
    }

    private async Task<SeenFiles> WithoutNamesAsync(IReadOnlyList<Evidence> failed, IReadOnlyList<string> all, CancellationToken cancellation)
    {
        var folders = failed.Select(e => e.Check.Folder).Distinct(StringComparer.Ordinal).ToList();
        var inside = all.Where(path => folders.Exists(folder => folder.Length == 0 || path.StartsWith($"{folder}/", StringComparison.Ordinal)));
        var spoken = new SpokenNames([.. failed.Select(e => e.FailingPart)]);
        var ranked = inside
            .OrderByDescending(spoken.Has)
            .ThenBy(path => path.Count(c => c == '/'))
            .ThenBy(path => path, StringComparer.Ordinal);
        var shown = await TextsAsync(ranked, MostTargets + MostNeighbours, cancellation);
        return new SeenFiles([.. shown.Take(MostTargets)], [.. shown.Skip(MostTargets)]);
    }

    /// <summary>The first of them that are text: pictures and programs cannot be shown, nor edited.</summary>
    private async Task<List<string>> TextsAsync(IEnumerable<string> paths, int most, CancellationToken cancellation)
    {
        var texts = new List<string>();
        foreach (var path in paths)
        {
            if (texts.Count == most) break;
            if (await TextAsync(path, cancellation) is not null) texts.Add(path);
        }

        return texts;
    }

    private async Task<string?> TextAsync(string path, CancellationToken cancellation) =>
        workspace.Guard(path, PathUse.Read) is { IsAllowed: true, Path: var guarded } && (await workspace.ReadAsync(guarded, cancellation)).Content is { } content
            ? TextFile.Decode(content.Bytes.Span).Text
            : null;

    /// <summary>A correction is a plan, so what no plan can name is not for it.</summary>
    private bool IsWritable(string path) => PlanPath.IsTarget(path) && workspace.Guard(path, PathUse.Write).IsAllowed;

    private static string Folder(string path) => path.LastIndexOf('/') is var slash and >= 0 ? path[..slash] : "";
}
