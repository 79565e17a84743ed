using System.Xml;

namespace AetherFlow.Edits;

/// <summary>Reads XML to its end. A document type is skipped over: no entity is expanded, nothing is fetched.</summary>
internal static class XmlSyntax
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null };

    /// <summary>A text that declares entities of its own is not known: they would have to be expanded to tell more.</summary>
    public static SyntaxReading Find(string text) =>
        text.Contains("<!ENTITY", StringComparison.Ordinal) ? SyntaxReading.Unknown : new SyntaxReading(true, Fault(text));

    private static SyntaxFault? Fault(string text)
    {
        try
        {
            using var words = new StringReader(text);
            using var reader = XmlReader.Create(words, Settings);
            while (reader.Read())
            {
            }

            return null;
        }
        catch (XmlException fault)
        {
            return new SyntaxFault(Math.Max(1, fault.LineNumber), Math.Max(1, fault.LinePosition), Words(fault));
        }
    }

    /// <summary>The reader's words without the position, which stands beside them.</summary>
    private static string Words(XmlException fault)
    {
        var end = fault.Message.LastIndexOf(" Line ", StringComparison.Ordinal);
        return end < 0 ? fault.Message : fault.Message[..end];
    }
}
