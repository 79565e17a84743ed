using System.Security.Cryptography;
using System.Text.Json;
using AetherFlow.Runs;

namespace AetherFlow.Models.Catalogues;

/// <summary>Reads a catalogue: either all of it holds, or every error is told with its path.</summary>
public static class CatalogueReader
{
    private const int Version = 1;

    private const string Invalid = "catalogue.invalid";

    private static readonly JsonDocumentOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static CatalogueReading Read(ReadOnlyMemory<byte> json)
    {
        var problems = new FieldProblems(Invalid, null, "Correct the catalogue.");
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            var root = new JsonFields(document.RootElement, "$", problems);
            if (!root.IsObject) return Refuse(Invalid, "$ is no JSON object.");
            var catalogue = ReadRoot(root, Convert.ToHexStringLower(SHA256.HashData(json.Span)));
            return new CatalogueReading(problems.IsEmpty ? catalogue : null, problems.All);
        }
        catch (JsonException e)
        {
            return Refuse("catalogue.syntax", $"The catalogue is no JSON: line {e.LineNumber + 1}, column {e.BytePositionInLine + 1}.");
        }
    }

    private static CatalogueReading Refuse(string code, string message) =>
        new(null, [new Problem(code, message, "Correct the catalogue.")]);

    private static Catalogue ReadRoot(JsonFields root, string hash)
    {
        if (root.Count("version") is { } version && version != Version)
            root.Report("version", $"is {version}; this program reads version {Version}");
        var catalogue = new Catalogue { Providers = [], Models = [], Hash = hash }.With(root, required: true);
        root.ReportUnknown();
        return catalogue;
    }
}
