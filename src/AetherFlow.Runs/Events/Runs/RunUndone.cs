namespace AetherFlow.Runs.Events;

/// <summary>A run that could have been resumed was taken back by another one; nothing follows.</summary>
public sealed record RunUndone(string By);
