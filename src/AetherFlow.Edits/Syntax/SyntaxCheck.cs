namespace AetherFlow.Edits;

/// <summary>
/// Says whether a text is valid source of its file's language, without starting a process: C#, the languages that have an
/// outline, JSON, YAML and XML. Syntax only: names and types are not looked up, schemas and DTDs not read. No text makes it throw.
/// </summary>
public static class SyntaxCheck
{
    /// <summary>Longer texts, in UTF-16 units, are not checked.</summary>
    public const int LengthAtMost = 8 * 1024 * 1024;

    /// <param name="path">Relative, with slashes; only its names are looked at.</param>
    /// <param name="text">The whole file, with or without a byte order mark.</param>
    public static SyntaxReading Find(string path, string text)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > LengthAtMost) return SyntaxReading.Unknown;
        var source = text.StartsWith('\uFEFF') ? text[1..] : text;
        return FileNotation.Of(path) switch
        {
            Notation.Json => Known(JsonSyntax.Fault(source, mayHaveComments: false)),
            Notation.JsonWithComments => Known(JsonSyntax.Fault(source, mayHaveComments: true)),
            Notation.JsonLines => Known(JsonSyntax.FaultInLines(source)),
            Notation.Yaml => YamlSyntax.Find(source),
            Notation.Xml => XmlSyntax.Find(source),
            _ => Outlines.Of(path, source) is { } outline ? Known(outline.Faults.FirstOrDefault()) : SyntaxReading.Unknown,
        };
    }

    private static SyntaxReading Known(SyntaxFault? fault) => new(true, fault);
}
