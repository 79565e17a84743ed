namespace AetherFlow.Cli.Json;

/// <summary>A line among a stint's journal lines that stands in no journal: it has no number and no checksum.</summary>
internal sealed record JsonLine<T>(string Type, DateTime At, T Data);
