using AetherFlow.Edits;

namespace AetherFlow.Bench.Edits.Corpus;

/// <summary>A file of 50,000 lines and an edit of 400 of them.</summary>
internal sealed record LongFile(string Name, string Text, Hunk Hunk)
{
    private const int Lines = 50_000;
    private const int Block = 400;

    public static IReadOnlyList<LongFile> All { get; } =
    [
        Of("found at once", Plain, [.. Plain.Skip(30_000).Take(Block)]),
        Of("indented otherwise", Plain, [.. Plain.Skip(30_000).Take(Block).Select(line => "    " + line)]),
        Of("a slip in every tenth line", Plain, [.. Plain.Skip(30_000).Take(Block).Select((line, i) => i % 10 == 5 ? line.Replace("value", "valeu", StringComparison.Ordinal) : line)]),
        Of("stands nowhere", Plain, [.. Enumerable.Range(0, Block).Select(i => $"other_{i}(something, {i})")]),
        Of("all blocks of the file nearly so", Alike, [.. Alike.Take(Block).Select((line, i) => i == 200 ? "    quoted = wrong(1)" : line)]),
        Of("every line begins and ends it", Same, [.. Enumerable.Repeat("    value = compute(value)", Block - 1).Append("    value = computed(value)"), "    value = compute(value)"]),
    ];

    private static List<string> Plain => [.. Enumerable.Range(0, Lines).Select(i => $"{(i % 7 == 0 ? "" : "    ")}value_{i} = compute(value_{i / 3}, {i * 31 % 1000})")];

    /// <summary>The same block again and again, with one line that differs.</summary>
    private static List<string> Alike => [.. Enumerable.Range(0, Lines).Select(i => (i % Block) switch
    {
        0 => "def method(self):",
        200 => $"    quoted = right({i})",
        Block - 1 => "    return quoted",
        _ => $"    line_{i % Block} = compute({i % Block})",
    })];

    private static List<string> Same => [.. Enumerable.Repeat("    value = compute(value)", Lines)];

    private static LongFile Of(string name, List<string> lines, List<string> search) => new(name, string.Join('\n', lines) + "\n", new Hunk
    {
        Format = EditFormat.SearchReplace,
        Line = 1,
        Search = [.. search],
        Replace = [.. search.Select((line, i) => i == 100 ? "    replaced = True" : line)],
    });
}
