namespace AetherFlow.Cli.Json;

/// <summary>Where a model stands in the route of a mode.</summary>
/// <param name="Mode">FAST, BUILD or DOUBLE-CHECK.</param>
/// <param name="Place">1: asked first.</param>
/// <param name="Model">Its id.</param>
/// <param name="Reason">Why it stands there.</param>
internal sealed record PlaceJson(string Mode, int Place, string Model, string Reason);
