using AetherFlow.Edits;

namespace AetherFlow.Engine.Checking;

/// <summary>Finds the JSON of a verdict in a reply: the reply itself, or its only fenced block.</summary>
internal static class VerdictText
{
    private const char ByteOrderMark = '\uFEFF';

    /// <returns>The text to be parsed, or why there is none.</returns>
    public static (string? Json, string? Why) Find(string reply)
    {
        var text = reply.TrimStart(ByteOrderMark).Trim();
        if (text.StartsWith('{')) return (text, null);
        var blocks = ReplyReader.Read(reply).Blocks.Where(block => block.Text.TrimStart().StartsWith('{')).ToList();
        return blocks switch
        {
            [{ Terminated: true } only] => (only.Text, null),
            [_] => (null, "The block with the verdict is not closed."),
            [] => (null, "The reply holds no JSON object."),
            _ => (null, $"The reply holds {blocks.Count} blocks with JSON where one verdict was asked for."),
        };
    }
}
