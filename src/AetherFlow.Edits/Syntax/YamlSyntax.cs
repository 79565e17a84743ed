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
        try
        {
            var parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
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
            return new SyntaxReading(true, new SyntaxFault((int)Math.Max(1, fault.Start.Line), (int)Math.Max(1, fault.Start.Column), fault.Message));
        }
    }
}
