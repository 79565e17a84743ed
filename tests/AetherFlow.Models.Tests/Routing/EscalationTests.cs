using AetherFlow.Models.Routing;
using AetherFlow.Runs.Events;

namespace AetherFlow.Models.Tests.Routing;

/// <summary>A question that failed goes to a dearer model.</summary>
public sealed class EscalationTests
{
}
