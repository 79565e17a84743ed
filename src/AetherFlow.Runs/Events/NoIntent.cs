namespace AetherFlow.Runs.Events;

/// <summary>Empty intent of an effect whose key says it all.</summary>
public sealed record NoIntent
{
    public static readonly NoIntent Instance = new();
}
