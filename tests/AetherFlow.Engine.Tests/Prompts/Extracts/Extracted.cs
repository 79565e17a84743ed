using System.Text.RegularExpressions;
using AetherFlow.Engine.Prompts;
using AetherFlow.Engine.Tests.Support;
using AetherFlow.Plans;
using AetherFlow.Runs.Events;

namespace AetherFlow.Engine.Tests.Prompts.Extracts;

/// <summary>An extract, taken apart as a reader would.</summary>
internal sealed partial record Extracted(string Text, string Outline, IReadOnlyList<(int First, int Last, string Text)> Pieces)
{
    public static Extracted Of(string path, string text, string description, int room, params EditRefused[] refused) =>
        Read(FileExtract.Of(path, text, WantedParts.Of(StepOf(description), null, refused), room));

    public static Step StepOf(string description)
    {
        var step = PlanText.Step(1, "refactoring", ["a.txt"]);
        step["description"] = description;
        return RunHarness.Read(PlanText.Of(step)).Steps[0];
    }

    public bool Shows(int line) => Pieces.Any(piece => piece.First <= line && line <= piece.Last);

    /// <summary>Every piece is what the file has in those lines.</summary>
    public bool IsTrueOf(string text)
    {
        var lines = text.Split('\n');
        return Pieces.All(piece => piece.Text == string.Concat(lines[(piece.First - 1)..piece.Last].Select(line => line + "\n")));
    }

    private static Extracted Read(string text)
    {
        var marks = Separator().Matches(text);
        var pieces = marks.Select((mark, index) => (
            int.Parse(mark.Groups["first"].Value),
            int.Parse(mark.Groups["last"].Value),
            text[(mark.Index + mark.Length)..(index + 1 < marks.Count ? marks[index + 1].Index : text.Length)]));
        return new Extracted(text, marks.Count == 0 ? text : text[..marks[0].Index], [.. pieces]);
    }

    [GeneratedRegex(@"^@@ lines (?<first>\d+)-(?<last>\d+) of [\d,]+ @@\n", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Separator();
}
