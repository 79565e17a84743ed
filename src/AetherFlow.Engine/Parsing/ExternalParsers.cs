using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using AetherFlow.Edits;

namespace AetherFlow.Engine.Parsing;

/// <summary>
/// Asks a language's own parser, where the machine has it, what the check in this process cannot tell. A parser that is
/// missing, hangs or crashes says nothing: no step fails because of it.
/// </summary>
public sealed class ExternalParsers(ParserPrograms programs)
{
    /// <summary>In UTF-16 units. Python takes two hundred times a text's size in memory, and a second for this much.</summary>
    internal const int LengthAtMost = 1024 * 1024;

    private readonly ParserProgram? _python = programs.Python is { } path ? new ParserProgram(path, programs) : null;
    private readonly ParserProgram? _node = programs.Node is { } path ? new ParserProgram(path, programs) : null;

    /// <summary>By language and content: an attempt's text is often the next one's, too.</summary>
    private readonly ConcurrentDictionary<string, ParserReading> _known = new(StringComparer.Ordinal);

    /// <summary>What the parser says against the text after an edit, where it had nothing against the text before; null for nothing.</summary>
    /// <param name="path">Only its extension is looked at; it reaches no program.</param>
    internal async Task<ParserReading?> FindBreakAsync(string path, string before, string after, CancellationToken cancellation)
    {
        var found = await ReadAsync(path, after, cancellation);
        if (found is not { Fault: not null }) return null;
        return await ReadAsync(path, before, cancellation) is { Fault: null } ? found : null;
    }

    private async Task<ParserReading?> ReadAsync(string path, string text, CancellationToken cancellation)
    {
        if (text.Length > LengthAtMost) return null;
        var source = text.StartsWith('\uFEFF') ? text[1..] : text;
        var key = $"{Path.GetExtension(path).ToUpperInvariant()} {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source)))}";
        if (_known.TryGetValue(key, out var known)) return known;
        if (await AskAsync(path, source, cancellation) is not { } reading) return null;
        _known[key] = reading;
        return reading;
    }

    private async Task<ParserReading?> AskAsync(string path, string text, CancellationToken cancellation) => Outlines.LanguageOf(path) switch
    {
        SourceLanguage.Python when _python is not null => await PythonParser.AskAsync(_python, text, cancellation),
        SourceLanguage.JavaScript when _node is not null => await NodeParser.AskAsync(_node, text, NodeParser.GoalsOf(path), cancellation),
        _ => null,
    };
}
