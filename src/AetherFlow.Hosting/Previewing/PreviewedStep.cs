using AetherFlow.Plans;
using AetherFlow.Runs.Events;

namespace AetherFlow.Hosting;

/// <summary>A step, and who would be asked for it.</summary>
/// <param name="Step">As the plan has it.</param>
/// <param name="Routes">The first choice of each phase of the run, by the name of its mode; empty where no model is needed, or none is set up.</param>
public sealed record PreviewedStep(Step Step, IReadOnlyList<RouteChoice> Routes);
