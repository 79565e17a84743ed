using System.Collections.Immutable;

namespace AetherFlow.Edits;

/// <summary>The files that a step may write, and how a reply's path finds one of them.</summary>
public sealed record MappingTargets(ImmutableArray<MappingTarget> Files)
{
    public static readonly MappingTargets None = new([]);

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
