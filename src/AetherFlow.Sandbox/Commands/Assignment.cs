namespace AetherFlow.Sandbox;

/// <summary>A variable set before a command.</summary>
/// <param name="Appends">Written <c>+=</c>, which only bash understands.</param>
public sealed record Assignment(string Name, bool Appends, Word Value);
