namespace AetherFlow.Edits;

/// <summary>The path of a block, chosen among what the reply says about it.</summary>
internal readonly record struct BlockName(string? Path, PathEvidence Evidence, string? Doubt)
{
    /// <summary>Whether the line before the block only names it, and is no prose.</summary>
    public bool FromLineBefore { get; private init; }

    public static BlockName Choose(FenceInfo info, string? fileLine, string? before, List<string> content, PathMarker marker)
    {
        var looseFileLine = before is null ? null : marker.FileLine(before)?.Path;
        var heading = before is null ? null : Fitting(marker.LineBefore(before), info.Language);
        var plain = fileLine ?? looseFileLine;
        var consumed = looseFileLine is not null || heading is not null;
        if (plain is not null)
        {
            var other = new[] { info.Path, looseFileLine, heading }.FirstOrDefault(p => p is not null && !PathText.Agree(p, plain));
            return new BlockName(Longer(plain, info.Path), PathEvidence.FileLine, other is null ? null : TwoNames(plain, other)) { FromLineBefore = consumed };
        }

        if (info.Path is not null) return new BlockName(info.Path, PathEvidence.Info, null) { FromLineBefore = heading is not null && PathText.Agree(heading, info.Path) };
        if (heading is not null) return new BlockName(heading, PathEvidence.LineBefore, null) { FromLineBefore = true };
        return Fitting(FirstLine(content), info.Language) is { } first
            ? new BlockName(first, PathEvidence.FirstLine, null)
            : default;
    }

    public static string TwoNames(string one, string other) => $"it names two files, {one} and {other}";

    /// <summary>A heading or comment may speak of a file that the block is not: <c>app.py</c> before shell commands.</summary>
    private static string? Fitting(string? path, string language) =>
        path is not null && Languages.Fit(language, path) != LanguageFit.No ? path : null;

    private static string? FirstLine(List<string> content)
    {
        if (content.Count == 0) return null;
        var at = content[0].StartsWith("#!", StringComparison.Ordinal) && content.Count > 1 ? 1 : 0;
        return PathMarker.Comment(content[at]);
    }

    private static string Longer(string path, string? other) =>
        other is not null && PathText.Agree(path, other) && other.Length > path.Length ? other : path;
}
