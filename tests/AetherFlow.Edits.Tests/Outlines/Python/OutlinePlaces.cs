namespace AetherFlow.Edits.Tests.Outlines.Python;

/// <summary>Our outline in the words of <see cref="PythonTruth"/>.</summary>
internal sealed class OutlinePlaces(string text)
{
    private readonly List<int> _lines = [.. LineStarts(text)];

    public List<PythonTruth.Member> Of(Outline outline) => [.. outline.All().Select(Of)];

    private PythonTruth.Member Of(OutlineMember member) => new(
        member.Kind.ToString(), member.Path, Place(member.Declaration.Start), Place(member.Declaration.End), Place(AfterComments(member.Full.Start)),
        member.Body is { } body ? Place(body.Start) : null, member.Body is { } end ? Place(end.End) : null);

    private int AfterComments(int at)
    {
        while (text[at] == '#')
        {
            at = _lines[Place(at)[0]];
            while (text[at] is ' ' or '\t' or '\f') at++;
        }

        return at;
    }

    private int[] Place(int offset)
    {
        var found = _lines.BinarySearch(offset);
        var line = found >= 0 ? found : ~found - 1;
        return [line + 1, offset - _lines[line]];
    }

    private static IEnumerable<int> LineStarts(string text)
    {
        yield return text.StartsWith('\uFEFF') ? 1 : 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\n' || (text[at] == '\r' && !(at + 1 < text.Length && text[at + 1] == '\n'))) yield return at + 1;
        }
    }
}
