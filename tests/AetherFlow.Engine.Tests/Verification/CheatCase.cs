using AetherFlow.Engine.Verification;

namespace AetherFlow.Engine.Tests.Verification;

/// <summary>
/// A case of Cheats/*.txt: a title after <c>===</c>, a line <c>expect:</c> for each finding (code, path:line, and a
/// question mark where it is only a suspicion), and texts after <c>--- before PATH</c> and <c>--- after PATH</c>.
/// </summary>
internal sealed class CheatCase(string title)
{
    private readonly Dictionary<string, string> _before = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _after = new(StringComparer.Ordinal);

    public string Title => title;

    public List<string> Expected { get; } = [];

    public IReadOnlyList<EditedFile> Changes =>
        [.. _before.Keys.Union(_after.Keys, StringComparer.Ordinal).Select(p => new EditedFile(p, _before.GetValueOrDefault(p), _after.GetValueOrDefault(p)))];

    public static IReadOnlyList<CheatCase> All { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Verification", "Cheats"), "*.txt").Order(StringComparer.Ordinal).SelectMany(Read)];

    public static IEnumerable<string> Found(IReadOnlyList<EditedFile> changes) =>
        CheatRule.Find(changes).Select(f => $"{f.Code} {f.Path}:{f.Line}{(f.IsSuspicion ? "?" : "")}");

    private static List<CheatCase> Read(string file)
    {
        var cases = new List<CheatCase>();
        (Dictionary<string, string> Side, string Path)? at = null;
        foreach (var line in File.ReadLines(file))
        {
            if (line.StartsWith("=== ", StringComparison.Ordinal))
            {
                cases.Add(new CheatCase($"{Path.GetFileNameWithoutExtension(file)}: {line[4..]}"));
                at = null;
            }
            else if (line.StartsWith("--- before ", StringComparison.Ordinal)) at = (cases[^1]._before, line[11..]);
            else if (line.StartsWith("--- after ", StringComparison.Ordinal)) at = (cases[^1]._after, line[10..]);
            else if (at is { } text) text.Side[text.Path] = text.Side.GetValueOrDefault(text.Path) + line + "\n";
            else if (line.StartsWith("expect: ", StringComparison.Ordinal)) cases[^1].Expected.Add(line[8..]);
        }

        return cases;
    }
}
