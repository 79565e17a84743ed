using AetherFlow.Runs.Events;

namespace AetherFlow.Hosting;

/// <summary>Who is asked in a mode, best first, and why.</summary>
public sealed record ModeRoute(string Mode, IReadOnlyList<RouteChoice> Choices);
