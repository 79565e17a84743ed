namespace AetherFlow.Sandbox;

/// <summary>One pipeline of a list, with what stands behind it.</summary>
public sealed record CommandItem(Pipeline Pipeline, Connector Connector);
