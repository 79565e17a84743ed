using AetherFlow.Engine.Steps;
using AetherFlow.Plans;

namespace AetherFlow.Engine.Estimating;

/// <summary>
/// What earlier steps will have made of a step's files. Files that a folder or a pattern will find then are not foreseen.
/// </summary>
internal sealed class ExpectedFiles(Plan plan, StepSize size)
{
    private readonly PlanGraph _graph = PlanGraph.Of(plan);

    /// <param name="step">Whose prompt is looked at.</param>
    /// <param name="paths">Its files, as the plan names them.</param>
    /// <param name="missing">Those that are not there yet.</param>
    public IEnumerable<UnknownPart> Of(Step step, IEnumerable<string> paths, IReadOnlySet<string> missing) =>
        from path in paths.Distinct(StringComparer.Ordinal)
        let writer = LastWriter(step, path)
        where writer is not null
        select size.File(writer, path, isThere: !missing.Contains(path));

    private Step? LastWriter(Step step, string path) => _graph.Order
        .Where(index => _graph.IsAncestor(index, step.Index))
        .Select(index => plan.Steps[index])
        .LastOrDefault(writer => StepFiles.Targets(writer).Contains(path, StringComparer.Ordinal));
}
