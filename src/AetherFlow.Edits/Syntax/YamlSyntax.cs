using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using Parser = YamlDotNet.Core.Parser;

namespace AetherFlow.Edits;

/// <summary>Reads the events of all YAML documents of a text. No object is built: tags name nothing, aliases are not expanded.</summary>
internal static class YamlSyntax
{
    /// <summary>The parser keeps a state for each open collection, and looks back for simple keys.</summary>
    private const int DepthAtMost = 1000;

    public static SyntaxReading Find(string text)
    {
        var parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
        try
        {
            var depth = 0;
            while (parser.MoveNext())
            {
                depth += parser.Current is MappingStart or SequenceStart ? 1 : parser.Current is MappingEnd or SequenceEnd ? -1 : 0;
                if (depth > DepthAtMost) return SyntaxReading.Unknown;
            }

            return new SyntaxReading(true, null);
        }
        catch (YamlException fault)
        {
            return Faulty(fault.Start, fault.Message);
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            // The parser's own way to stumble over text that is no YAML: about `... /[` it says that there are tokens left.
            return Faulty(parser.Current?.End ?? Mark.Empty, fault.Message);
        }
    }

    private static SyntaxReading Faulty(Mark at, string message) =>
        new(true, new SyntaxFault((int)Math.Max(1, at.Line), (int)Math.Max(1, at.Column), message));
}
