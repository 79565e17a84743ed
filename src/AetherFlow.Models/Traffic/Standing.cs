namespace AetherFlow.Models.Traffic;

/// <summary>A provider, or one of its models, that should not be asked at the moment.</summary>
/// <param name="Provider">Its name.</param>
/// <param name="Model">Null for all of its models.</param>
/// <param name="Until">When it may be asked again.</param>
/// <param name="Why">For people, such as <c>it asked for a pause (429)</c>.</param>
public sealed record Standing(string Provider, string? Model, DateTimeOffset Until, string Why);
