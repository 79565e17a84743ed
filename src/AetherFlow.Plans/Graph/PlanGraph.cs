using System.Collections.Immutable;
using AetherFlow.Plans.Graph;

namespace AetherFlow.Plans;

/// <summary>
/// The order of a plan's steps: declared dependencies, and implicit edges between steps that declare to write one file.
/// Steps are named by their index. Never changes; may be shared between threads.
/// </summary>
public sealed class PlanGraph
{
    private readonly StepLinks _declared;
    private readonly StepLinks _links;
    private readonly Reachability _reachability;
    private readonly Dictionary<string, WriterChain> _writers;
    private readonly long[] _remaining;

    private PlanGraph(Plan plan)
    {
        Plan = plan;
        _declared = StepLinks.Declared(plan);
        _declared.TopologicalOrder();
        _links = _declared.Copy();
        var files = new FileOrder(plan, _links);
        _writers = files.Chains;
        ImplicitEdges = [.. files.Edges.Select(edge => new ImplicitEdge(plan.Steps[edge.From].Id, plan.Steps[edge.To].Id, edge.File))];
        Order = [.. _links.TopologicalOrder()];
        _reachability = new Reachability(_links);
        _remaining = Remaining();
        CriticalPath = LongestPath();
        WidestParallelism = Widest();
    }

    /// <exception cref="ArgumentException">A hand-made plan has a dependency that does not exist.</exception>
    /// <exception cref="InvalidOperationException">The steps of a hand-made plan wait for each other.</exception>
    public static PlanGraph Of(Plan plan) => new(plan);

    /// <summary>The same steps with nothing between them, for work that looks at each by itself.</summary>
    public static PlanGraph Unordered(Plan plan) =>
        new(plan with { Steps = [.. plan.Steps.Select(step => step with { Dependencies = [], Context = new StepContext() })] });

    public Plan Plan { get; }

    /// <summary>Each follows from no other edge; a step that only comes after another by such an edge does not need its result.</summary>
    public ImmutableArray<ImplicitEdge> ImplicitEdges { get; }

    /// <summary>Each step after its predecessors, otherwise in plan order.</summary>
    public ImmutableArray<int> Order { get; }

    /// <summary>The longest path by estimated tokens.</summary>
    public ImmutableArray<StepId> CriticalPath { get; }

    /// <summary>The largest number of steps with one distance from the start: what runs at once when all steps take equally long.</summary>
    public int WidestParallelism { get; }

    /// <summary>Declared and implicit.</summary>
    public IReadOnlyList<int> Predecessors(int step) => _links.Before(step);

    /// <summary>Declared and implicit.</summary>
    public IReadOnlyList<int> Successors(int step) => _links.After(step);

    /// <summary>Steps whose plan entry names this one as a dependency.</summary>
    public IReadOnlyList<int> Dependants(int step) => _declared.After(step);

    /// <summary>Whether the first comes before the other on some path; no step is its own ancestor.</summary>
    public bool IsAncestor(int ancestor, int of) => _reachability.Leads(ancestor, of);

    /// <summary>Estimated tokens of the longest path from the step to an end, its own included.</summary>
    public long RemainingPath(int step) => _remaining[step];

    /// <summary>Whether the step declares to write the file.</summary>
    public bool Writes(int step, string file) => _writers.TryGetValue(PlanPath.Normalise(file), out var chain) && chain.Contains(step);

    /// <summary>The steps that declare to write the file, in the order in which they do.</summary>
    public IReadOnlyList<int> DeclaredWriters(string file) => _writers.TryGetValue(PlanPath.Normalise(file), out var chain) ? chain.Steps : [];

    private long[] Remaining()
    {
        var remaining = new long[Order.Length];
        foreach (var step in Order.Reverse())
            remaining[step] = Plan.Steps[step].EstimatedTokens + Successors(step).Select(next => remaining[next]).DefaultIfEmpty().Max();
        return remaining;
    }

    private ImmutableArray<StepId> LongestPath()
    {
        var path = ImmutableArray.CreateBuilder<StepId>();
        IEnumerable<int> from = Order;
        while (from.Any())
        {
            var step = from.MinBy(next => (-_remaining[next], next));
            path.Add(Plan.Steps[step].Id);
            from = Successors(step);
        }

        return path.ToImmutable();
    }

    private int Widest()
    {
        var depths = new int[Order.Length];
        foreach (var step in Order) depths[step] = Predecessors(step).Select(before => depths[before] + 1).DefaultIfEmpty().Max();
        return depths.CountBy(depth => depth).Select(layer => layer.Value).DefaultIfEmpty().Max();
    }
}
