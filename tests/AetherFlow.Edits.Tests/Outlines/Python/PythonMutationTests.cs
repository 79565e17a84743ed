namespace AetherFlow.Edits.Tests.Outlines.Python;

/// <summary>Breaks valid files and compares our faults with Python's verdict.</summary>
public sealed class PythonMutationTests(ITestOutputHelper output)
{
    /// <summary>The small sample of a usual run says little about a part.</summary>
    private const int FewMisses = 2;

    private static readonly int PerFileAndKind = PythonLibrary.IsWhole ? 6 : 3;

    private static readonly string[] Signs =
    [
        "(", ")", "[", "]", "{", "}", ":", ",", ";", "=", ".", "\"", "'", "\\", "\n", "\n    ", " ", "\t", "#", "@", "*", "-", "if ", " in ", " not ", "x ", "1", "f'", "b",
        "async ", "lambda ", "lambda: ", "match ", "type ", "else", "def ", "é", "\u00A0",
    ];

    /// <summary>What is done to a text, and the part of the resulting refusals that the scanner must see at least.</summary>
    private static readonly (string Name, double Floor, Func<string, Random, string?> Apply)[] Kinds =
    [
        ("a bracket less", 0.99, (text, random) => Without(text, random, "()[]{}")),
        ("a colon less", 0.9, (text, random) => Without(text, random, ":")),
        ("a quote less", 0.99, (text, random) => Without(text, random, "\"'")),
        ("a comma less", 0.9, (text, random) => Without(text, random, ",")),
        ("a line end less", 0.9, (text, random) => Without(text, random, "\n")),
        ("an indent less", 0.99, WithoutIndent),
        ("a blank more before a line", 0.9, (text, random) => AtLine(text, random, at => text.Insert(at, " "))),
        ("a sign less", 0.8, (text, random) => text.Remove(random.Next(text.Length), 1)),
        ("a sign more", 0.8, (text, random) => text.Insert(random.Next(text.Length), Signs[random.Next(Signs.Length)])),
        ("a line twice", 0.8, (text, random) => AtLine(text, random, at => text.Insert(at, text[at..EndOfLine(text, at)]))),
        ("two lines joined", 0.8, (text, random) => AtLine(text, random, at => text.Remove(at - 1, 1).Insert(at - 1, " "))),
        ("a line less", 0.9, (text, random) => AtLine(text, random, at => text.Remove(at, EndOfLine(text, at) - at))),
        ("cut off", 0.9, (text, random) => text[..random.Next(text.Length)]),
    ];

    [Fact]
    public async Task Of_MutatedFiles_ReportsNoFaultThatPythonDoesNot()
    {
        var random = new Random(20260101);
        var files = (await PythonLibrary.FilesAsync()).Where(file => file is { IsValid: true, Text.Length: > 500 and < 20_000 })
            .Where((_, index) => index % 5 == 0).Take(PythonLibrary.IsWhole ? 200 : 8).ToList();
        var mutants = (from file in files
                       from kind in Kinds
                       from _ in Enumerable.Range(0, PerFileAndKind)
                       let text = kind.Apply(file.Text!, random)
                       where text is not null
                       select (File: file.Name, Kind: kind.Name, kind.Floor, Text: text)).ToList();
        var refusals = await PythonProcess.RefusalsAsync(mutants.Select(mutant => mutant.Text));
        var judged = mutants.Zip(refusals, (mutant, refusal) => (mutant.File, mutant.Kind, mutant.Floor, Refusal: refusal, PythonOutline.Of(mutant.Text).Faults)).ToList();

        var wrong = judged.Where(one => one.Refusal is null && !one.Faults.IsEmpty).Select(one => $"{one.File}: {one.Kind}: {one.Faults[0]}").ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        foreach (var kind in judged.Where(one => one.Refusal is not null).GroupBy(one => (one.Kind, one.Floor)))
        {
            var missed = kind.Where(one => one.Faults.IsEmpty).ToList();
            output.WriteLine($"{kind.Key.Kind}: {kind.Count() - missed.Count} of {kind.Count()} refusals seen");
            foreach (var one in missed) output.WriteLine($"  missed: {one.File}: {one.Refusal}");
            Assert.True(missed.Count <= Math.Max(FewMisses, (1 - kind.Key.Floor) * kind.Count()), $"{kind.Key.Kind}: {missed.Count} of {kind.Count()} missed");
        }
    }

    private static string? Without(string text, Random random, string signs)
    {
        var at = text.IndexOfAny(signs.ToCharArray(), random.Next(text.Length));
        return at < 0 ? null : text.Remove(at, 1);
    }

    private static string? WithoutIndent(string text, Random random)
    {
        var at = text.IndexOf("\n    ", random.Next(text.Length), StringComparison.Ordinal);
        return at < 0 ? null : text.Remove(at + 1, 4);
    }

    private static string? AtLine(string text, Random random, Func<int, string> change)
    {
        var at = text.IndexOf('\n', random.Next(text.Length));
        return at < 0 || at + 1 >= text.Length ? null : change(at + 1);
    }

    private static int EndOfLine(string text, int at) => text.IndexOf('\n', at) is var end and >= 0 ? end + 1 : text.Length;
}
