using System.Collections.Immutable;

namespace AetherFlow.Edits;

/// <summary>The files that a step may write, and how a reply's path finds one of them.</summary>
public sealed record MappingTargets(ImmutableArray<MappingTarget> Files)
{
    public static readonly MappingTargets None = new([]);

    /// <summary>The reply may leave all that exist as they are, as long as it changes something; default: it has to change one of them.</summary>
    public bool AreOptional { get; init; }

    /// <summary>
    /// Whether a path that is no target is a file all the same. Only where it is known not to be one is a wrong name of an
    /// edit put right; null for nothing known.
    /// </summary>
    public Func<string, bool>? IsFile { get; init; }

    /// <summary>
    /// The target that a path means: the one with this very path, else the only one that ends with it (<c>app.py</c> for
    /// <c>src/app.py</c>). Several are <c>ambiguous</c>.
    /// </summary>
    internal (MappingTarget? Target, bool Ambiguous) Find(string path)
    {
        var exact = Files.FirstOrDefault(t => PathText.Normalise(t.Path) == path);
        if (exact is not null) return (exact, false);
        var ending = Files.Where(t => PathText.Normalise(t.Path).EndsWith("/" + path, StringComparison.Ordinal)).Take(2).ToList();
        return ending.Count == 1 ? (ending[0], false) : (null, ending.Count > 1);
    }

    /// <summary>
    /// The target that an edit of existing lines means: as <see cref="Find"/>, else, if there is no file with this path, the
    /// only target that can be meant by a name that is too long, in another folder or in other letters.
    /// </summary>
    internal (MappingTarget? Target, bool Ambiguous) FindEdited(string path)
    {
        var (target, ambiguous) = Find(path);
        if (target is not null || ambiguous || IsFile is not { } isFile || isFile(path)) return (target, ambiguous);
        foreach (var meant in (ReadOnlySpan<Func<string, bool>>)[p => EndsWith(path, p), p => SameName(path, p)])
        {
            var found = Files.Where(t => t.Exists && meant(PathText.Normalise(t.Path))).Take(2).ToList();
            if (found.Count > 0) return found.Count == 1 ? (found[0], false) : (null, true);
        }

        return (null, false);
    }

    private static bool EndsWith(string path, string target) => path.EndsWith("/" + target, StringComparison.OrdinalIgnoreCase);

    private static bool SameName(string path, string target) =>
        Letters(path[(path.LastIndexOf('/') + 1)..]).Equals(Letters(target[(target.LastIndexOf('/') + 1)..]), StringComparison.OrdinalIgnoreCase);

    /// <summary>Names are written with the wrong marks between their words more often than with wrong words.</summary>
    private static string Letters(string name) => name.Replace("\\", "", StringComparison.Ordinal).Replace('-', '_');

    /// <summary>The only target that a block of this language can be: by extension, else by a related extension.</summary>
    internal MappingTarget? ByLanguage(string language)
    {
        foreach (var fit in (ReadOnlySpan<LanguageFit>)[LanguageFit.Exact, LanguageFit.Family])
        {
            var found = Files.Where(t => Languages.Fit(language, t.Path) == fit).Take(2).ToList();
            if (found.Count > 0) return found.Count == 1 ? found[0] : null;
        }

        return null;
    }

    /// <summary>Whether no target can be of this language: shell commands beside a Python file.</summary>
    internal bool Exclude(string language) => Files.All(t => Languages.Fit(language, t.Path) == LanguageFit.No);

    internal string Names() => string.Join(", ", Files.Select(t => t.Path));
}
