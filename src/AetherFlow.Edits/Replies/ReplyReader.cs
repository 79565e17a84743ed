namespace AetherFlow.Edits;

/// <summary>
/// Takes a model's reply apart into blocks, edits and prose. Any text is a reply: nothing is refused here, doubts are noted on
/// the blocks. Time is linear in the length of the reply. The rules are in docs/formats/replies.md.
/// </summary>
public static class ReplyReader
{
    /// <param name="reply">As the model sent it.</param>
    /// <param name="files">Paths of files that the reply can mean: a line with such a name is known as one, whatever it looks like.</param>
    public static ReplyDocument Read(string reply, IEnumerable<string>? files = null)
    {
        ArgumentNullException.ThrowIfNull(reply);
        var lines = TextLines.Split(reply);
        var assembly = new ReplyAssembly(lines, firstLine: 1, new PathMarker(new KnownNames(files ?? [])), exactMarkersOnly: false);
        var blocks = assembly.Read();
        return new ReplyDocument
        {
            Source = TextLines.Join(lines),
            Blocks = [.. blocks],
            Edits = [.. assembly.Findings.Edits],
            Faults = [.. assembly.Findings.Faults],
            Prose = assembly.Prose(),
        };
    }
}
