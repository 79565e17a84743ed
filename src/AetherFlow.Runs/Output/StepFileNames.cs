namespace AetherFlow.Runs.Output;

/// <summary>
/// Names the output files of steps. No two steps share a name, on file systems that ignore case neither, also where
/// one step's id looks like another one's id with a suffix.
/// </summary>
internal sealed class StepFileNames
{
    private static readonly string[] Suffixes = [".txt", "_code.txt", "_structure.md", "_verdict.md"];

    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The common beginning of a step's files; ask once a step, in the order of the journal.</summary>
    public string Next(string step)
    {
        var safe = SafeFileName.Of(step);
        var name = safe;
        for (var i = 2; Suffixes.Any(suffix => _taken.Contains(name + suffix)); i++) name = $"{safe}~{i}";
        foreach (var suffix in Suffixes) _taken.Add(name + suffix);
        return name;
    }
}
