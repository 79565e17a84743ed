using System.Security.Cryptography;

namespace AetherFlow.Models.Catalogues;

/// <summary>Reads a catalogue: either all of it holds, or every error is told with its path.</summary>
public static class CatalogueReader
{
    private const int Version = 1;

    public static CatalogueReading Read(ReadOnlyMemory<byte> json)
    {
        var catalogue = new Catalogue { Providers = [], Models = [], Hash = Convert.ToHexStringLower(SHA256.HashData(json.Span)) };
        var problems = new FieldProblems("catalogue.invalid", null, "Correct the catalogue.");
        VersionedJson.Read(json, Version, problems, root =>
        {
            catalogue = catalogue.With(root, required: true);
            root.ReportUnknown();
        });
        return new CatalogueReading(problems.IsEmpty ? catalogue : null, problems.All);
    }
}
