using AetherFlow.Runs;

namespace AetherFlow.Models.Catalogues;

/// <summary>A catalogue, or everything that is wrong with it.</summary>
public sealed record CatalogueReading(Catalogue? Catalogue, IReadOnlyList<Problem> Problems);
