using System.Text;
using AetherFlow.Bench.Edits.Corpus;
using AetherFlow.Bench.Edits.Rivals;

namespace AetherFlow.Bench.Edits;

/// <summary>What our ladder and those of others make of the same edits, as Markdown.</summary>
internal static class EditsTable
{
    private static readonly IReadOnlyList<(string Name, Func<EditCase, string?> Apply)> Editors =
        [("AetherFlow", OurEditor.Apply), .. Rival.All.Select(rival => (rival.Name, (Func<EditCase, string?>)rival.Apply))];

    public static string Of(IReadOnlyList<EditCase> cases) => Table("what is wrong", cases, Mutation.All.Select(m => (m.Name, m.Make)), Recovered);

    public static string OfTraps(IReadOnlyList<EditCase> cases) => Table("trap", cases, Trap.All.Select(t => (t.Name, t.Make)), Trapped);

    private static string Table(
        string title, IReadOnlyList<EditCase> cases, IEnumerable<(string Name, Func<EditCase, EditCase?> Make)> rows, Func<Dictionary<EditOutcome, int>, int, string> cell)
    {
        var text = new StringBuilder($"| {title} | edits | {string.Join(" | ", Editors.Select(editor => editor.Name))} |\n|---|--:|{string.Concat(Editors.Select(_ => "---|"))}\n");
        foreach (var (name, make) in rows)
        {
            var made = cases.Select(make).OfType<EditCase>().ToList();
            var cells = Editors.Select(editor => cell(made.CountBy(c => c.Judge(editor.Apply(c))).ToDictionary(), made.Count));
            text.Append($"| {name} | {made.Count} | {string.Join(" | ", cells)} |\n");
        }

        return text.ToString();
    }

    private static string Recovered(Dictionary<EditOutcome, int> counts, int all)
    {
        var (other, wrong) = (counts.GetValueOrDefault(EditOutcome.OtherText), counts.GetValueOrDefault(EditOutcome.WrongPlace));
        return $"{(double)counts.GetValueOrDefault(EditOutcome.Recovered) / all:0.0 %}{(other > 0 ? $", other text {other}" : "")}{(wrong > 0 ? $", **wrong place {wrong}**" : "")}";
    }

    private static string Trapped(Dictionary<EditOutcome, int> counts, int all) =>
        counts.GetValueOrDefault(EditOutcome.WrongPlace) is > 0 and var wrong ? $"**{wrong}**" : "0";
}
