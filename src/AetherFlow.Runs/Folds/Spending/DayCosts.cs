using AetherFlow.Runs.Events;

namespace AetherFlow.Runs.Folds;

/// <summary>What the calls that began on one day cost.</summary>
/// <param name="Day">In UTC.</param>
/// <param name="Sums">All of them together.</param>
/// <param name="Models">By provider and model, in the order of their first calls.</param>
public sealed record DayCosts(DateOnly Day, CostSums Sums, IReadOnlyList<ModelSpend> Models)
{
    /// <summary>Models that were asked by several, each once.</summary>
    internal static IReadOnlyList<ModelSpend> Merge(IEnumerable<ModelSpend> models) =>
        [.. models.GroupBy(model => (model.Provider, model.Model), (_, same) => same.Aggregate((sum, more) => sum.Plus(more)))];
}
