namespace AetherFlow.Edits;

/// <summary>
/// Search lines that are one whole member (a function, a class), and the only member of the file with its name, container
/// and parameters, if most of it is as it was quoted.
/// </summary>
internal sealed class SameMember(EditedText file, HunkLines hunk, Func<string, Outline?> outline)
{
    public Finding Find(int from)
    {
        if (!hunk.AreTelling || Quoted() is not { } quoted) return Finding.Nothing;
        var alike = outline(file.Text)?.All().Where(member => IsSame(member, quoted)).ToList();
        if (alike is not [var only]) return Finding.Nothing;
        var solid = file.In(LineForm.Plain).SolidAt;
        var (start, end) = (FirstAt(solid, LineAt(only.Full.Start)), FirstAt(solid, LineAt(only.Full.End - 1) + 1));
        if (start >= end || solid[start] < from) return Finding.Nothing;
        var compared = new BlockComparison(file, [.. hunk.Solid.Select(i => hunk.Search[i].In(LineForm.Plain))], start, end);
        if (compared.Similarity < LadderLimits.LeastMemberLikeness) return Finding.Nothing;
        return BlockPlacement.Of(file, hunk, compared.Match(), Rung.Member) is { } place
            ? new Finding([place with { Similarity = Math.Round(compared.Similarity, 4) }])
            : Finding.Nothing;
    }

    /// <summary>The one member that the search lines are, all of them.</summary>
    private OutlineMember? Quoted()
    {
        var indent = hunk.Search.Where(line => !LineText.IsBlank(line)).Select(LineText.IndentOf).MinBy(i => i.Length) ?? "";
        var text = TextLines.Join(hunk.Search.Select(line => line.StartsWith(indent, StringComparison.Ordinal) ? line[indent.Length..] : line));
        if (outline(text) is not { Members: [var member] }) return null;
        return text[..member.Full.Start].Trim().Length == 0 && text[member.Full.End..].Trim().Length == 0 ? member : null;
    }

    /// <summary>A method that was quoted alone is a function to the outline: what counts is name, container and parameters.</summary>
    private static bool IsSame(OutlineMember real, OutlineMember quoted) =>
        quoted.Name.Length > 0
        && (real.Path == quoted.Path || real.Path.EndsWith("." + quoted.Path, StringComparison.Ordinal))
        && Bare(real.Signature) == Bare(quoted.Signature);

    private static string? Bare(string? signature) => signature is null ? null : string.Concat(signature.Where(c => !char.IsWhiteSpace(c)));

    private int LineAt(int position)
    {
        var line = 0;
        for (var end = (file.HasMark ? 1 : 0) + Length(0); end <= position && line < file.Lines.Count - 1; end += Length(line)) line++;
        return line;
    }

    private int Length(int line) => file.Lines.Count == 0 ? 0 : file.Lines[line].Length + file.Ends[line].Length;

    private static int FirstAt(int[] solid, int line)
    {
        var at = Array.BinarySearch(solid, line);
        return at < 0 ? ~at : at;
    }
}
