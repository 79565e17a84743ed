using System.Text;
using AetherFlow.Edits;

namespace AetherFlow.Engine.Prompts;

/// <summary>
/// The members of a file, a line each, indented by what they stand in, with the lines where each is. Where not all have
/// room, runs of members are told as one line that says how many.
/// </summary>
internal sealed class OutlineListing(IReadOnlyList<OutlineEntry> entries, int lineCount)
{
    /// <summary>Characters of one member's name and parameters, and of the names of imports.</summary>
    private const int LongestName = 160;

    /// <summary>The heading, all members that have room, and nothing where not even one has.</summary>
    /// <param name="first">Members that are listed before others, with what they stand in and what stands beside them.</param>
    /// <param name="room">Characters.</param>
    public string Of(IReadOnlyCollection<OutlineEntry> first, int room)
    {
        var order = Ordered(first);
        var (fits, fitsNot) = (0, order.Count + 1);
        while (fitsNot - fits > 1)
        {
            var count = (fits + fitsNot) / 2;
            if (Render(order, count).Length <= room) fits = count;
            else fitsNot = count;
        }

        return fits == 0 ? "" : Render(order, fits);
    }

    /// <summary>Outer members always before inner ones.</summary>
    private IReadOnlyList<OutlineEntry> Ordered(IReadOnlyCollection<OutlineEntry> first)
    {
        var inQuestion = first.SelectMany(entry => entry.Ancestors().Prepend(entry)).ToHashSet();
        var homes = first.Select(entry => entry.Parent).OfType<OutlineEntry>().ToHashSet();
        return
        [
            .. entries.OrderBy(RankOf).ThenBy(entry => entry.Position),
        ];

        int RankOf(OutlineEntry entry) =>
            inQuestion.Contains(entry) ? 0
            : entry is { Depth: 0, Member.Kind: MemberKind.Import } ? 1
            : entry.Parent is { } home && homes.Contains(home) ? 2
            : 3 + entry.Depth;
    }

    private string Render(IReadOnlyList<OutlineEntry> order, int count)
    {
        var listed = order.Take(count).ToHashSet();
        var text = new StringBuilder($"@@ outline of {lineCount:N0} lines @@\n");
        for (var at = 0; at < entries.Count;)
        {
            var run = RunAt(at, listed.Contains(entries[at]), listed);
            Append(text, entries[at], [.. entries.Skip(at).Take(run)], listed.Contains(entries[at]));
            at += run;
        }

        return text.ToString();
    }

    /// <summary>Members that go into one line: one, imports that follow each other, or members that are left out.</summary>
    private int RunAt(int at, bool isListed, HashSet<OutlineEntry> listed)
    {
        var end = at + 1;
        if (isListed && entries[at].Member.Kind != MemberKind.Import) return 1;
        while (end < entries.Count
            && listed.Contains(entries[end]) == isListed
            && (!isListed || (entries[end].Member.Kind == MemberKind.Import && entries[end].Parent == entries[at].Parent))) end++;
        return end - at;
    }

    private static void Append(StringBuilder text, OutlineEntry entry, IReadOnlyList<OutlineEntry> run, bool isListed)
    {
        var lines = new LineRange(entry.Lines.First, run.Max(one => one.Lines.End));
        text.Append(' ', 2 * entry.Depth);
        if (!isListed) text.Append($"… {run.Count:N0} more");
        else if (run.Count > 1) text.Append($"{run.Count:N0} imports: {OneLine(string.Join(", ", run.Select(one => one.Member.Name)))}");
        else text.Append($"{entry.Member.Kind.ToString().ToLowerInvariant()} {OneLine(entry.Member.Name + entry.Member.Signature)}");
        text.Append(lines.End - lines.First == 1 ? $"  line {lines.End}\n" : $"  lines {lines.First + 1}-{lines.End}\n");
    }

    private static string OneLine(string text) =>
        Excerpt.Beginning(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), LongestName);
}
