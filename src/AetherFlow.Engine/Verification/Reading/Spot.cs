namespace AetherFlow.Engine.Verification;

/// <summary>A place in a file that exists.</summary>
internal sealed record Spot(string Path, int? Line, int? Column = null);
