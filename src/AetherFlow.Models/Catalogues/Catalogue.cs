namespace AetherFlow.Models.Catalogues;

/// <summary>The providers and models that the product knows; data, so that a new vendor is a new entry.</summary>
public sealed record Catalogue
{
    private static readonly Lazy<Catalogue> Embedded = new(ReadEmbedded);

    /// <summary>In the order in which they are preferred where nothing else decides.</summary>
    public required IReadOnlyList<Provider> Providers { get; init; }

    public required IReadOnlyList<ModelEntry> Models { get; init; }

    /// <summary>SHA-256 of the bytes it was read from, lower-case hex; runs record it.</summary>
    public required string Hash { get; init; }

    /// <summary>The one that comes with the product.</summary>
    public static Catalogue BuiltIn => Embedded.Value;

    public Provider? FindProvider(string name) => Providers.FirstOrDefault(p => p.Name == name);

    public ModelEntry? FindModel(string provider, string id) =>
        Models.FirstOrDefault(m => m.Provider == provider && m.Id == id);

    private static Catalogue ReadEmbedded()
    {
        using var stream = typeof(Catalogue).Assembly.GetManifestResourceStream("catalogue.json")
            ?? throw new InvalidOperationException("The catalogue is missing from the program.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        var reading = CatalogueReader.Read(bytes);
        return reading.Catalogue
            ?? throw new InvalidOperationException("The catalogue of the program is wrong: " + string.Join(" ", reading.Problems));
    }
}
