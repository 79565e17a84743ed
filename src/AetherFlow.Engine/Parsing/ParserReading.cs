using AetherFlow.Edits;

namespace AetherFlow.Engine.Parsing;

/// <summary>What a language's own parser says about a text.</summary>
/// <param name="Parser">Its name and version: whoever reads the fault must know for which one to write.</param>
/// <param name="Fault">Null where it took the text.</param>
internal sealed record ParserReading(string Parser, SyntaxFault? Fault)
{
    /// <summary>Characters of a parser's message; some quote what they stumbled over, however long it is.</summary>
    public const int MessageAtMost = 300;

    public static string Shorten(string message) =>
        string.Concat(message.Take(MessageAtMost).Select(c => char.IsControl(c) ? ' ' : c));
}
