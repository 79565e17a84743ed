using AetherFlow.Cli.Wording;
using AetherFlow.Plans;

namespace AetherFlow.Cli.Listings;

/// <summary>
/// A plan as a tree: every step once, below the one of its predecessors that comes last, with what else it waits for
/// said in words. Steps of the critical path are marked.
/// </summary>
internal sealed class PlanTree
{
    /// <summary>Deeper steps stand at this depth: a chain of a thousand steps must stay readable.</summary>
    private const int DeepestIndent = 12;

    private const int LongestDescription = 100;

    private readonly Plan _plan;
    private readonly PlanGraph _graph;
    private readonly HashSet<StepId> _critical;
    private readonly List<int>[] _below;
    private readonly List<int> _roots = [];

    private PlanTree(Plan plan)
    {
        _plan = plan;
        _graph = PlanGraph.Of(plan);
        _critical = [.. _graph.CriticalPath];
        _below = [.. plan.Steps.Select(_ => new List<int>())];
        var places = new int[plan.Steps.Length];
        for (var i = 0; i < _graph.Order.Length; i++) places[_graph.Order[i]] = i;
        foreach (var step in _graph.Order)
        {
            if (_graph.Predecessors(step) is { Count: > 0 } before) _below[before.MaxBy(p => places[p])].Add(step);
            else _roots.Add(step);
        }
    }

    public static IEnumerable<string> Of(Plan plan)
    {
        var tree = new PlanTree(plan);
        return [.. tree.Head(), "", .. tree.Body()];
    }

    private IEnumerable<string> Head()
    {
        var types = _plan.Steps.CountBy(s => s.Type).OrderBy(t => t.Key).Select(t => $"{t.Value} {t.Key.ToWire()}");
        var files = _plan.Steps.SelectMany(s => s.Targets()).Distinct(StringComparer.Ordinal).Count();
        var tokens = _plan.Steps.Sum(s => (long)s.EstimatedTokens);
        yield return $"{Printable.Line(_plan.TaskId)}: {Printable.Line(_plan.Description)}";
        yield return $"{Figures.Count(_plan.Steps.Length, "step")} ({string.Join(", ", types)}), {Figures.Count(files, "file")} to write, about {Figures.Count(tokens)} tokens";
        yield return $"at most {Figures.Count(_graph.WidestParallelism, "step")} at once";
        yield return $"critical path (*): {Printable.Fit(string.Join(" → ", _graph.CriticalPath), 400)}, about {Figures.Count(_graph.CriticalPath.Sum(id => (long)_plan[id].EstimatedTokens))} tokens";
    }

    private IEnumerable<string> Body()
    {
        // A stack, not recursion: a plan may be one chain of thousands of steps.
        var open = new Stack<(int Step, int Parent, string Indent, bool IsLast, int Depth)>();
        foreach (var root in Enumerable.Reverse(_roots)) open.Push((root, -1, "", true, 0));
        while (open.TryPop(out var at))
        {
            var isRoot = at.Parent < 0;
            var branch = isRoot ? "" : at.IsLast ? "└─ " : "├─ ";
            var below = at.Indent + (isRoot ? "" : at.Depth >= DeepestIndent ? "" : at.IsLast ? "   " : "│  ");
            var step = _plan.Steps[at.Step];
            yield return $"{at.Indent}{branch}{(_critical.Contains(step.Id) ? "* " : "")}{Printable.Line(step.Id.Value)}  {step.Type.ToWire()}  {Printable.Fit(step.Description, LongestDescription)}";
            var detail = below + (_below[at.Step].Count > 0 ? "│  " : "   ");
            foreach (var line in Details(at.Step)) yield return detail + line;

            var children = _below[at.Step];
            for (var i = children.Count - 1; i >= 0; i--)
                open.Push((children[i], at.Step, below, i == children.Count - 1, at.Depth + 1));
        }
    }

    private IEnumerable<string> Details(int index)
    {
        var step = _plan.Steps[index];
        if (step.Dependencies.Length > 0) yield return $"after {Printable.Line(string.Join(", ", step.Dependencies))}";
        foreach (var edge in _graph.ImplicitEdges.Where(e => e.To == step.Id))
            yield return $"after {Printable.Line(edge.From.Value)} too, not declared: both write {Printable.Line(edge.File)}";
        var targets = step.Targets().Distinct(StringComparer.Ordinal).ToList();
        if (targets.Count > 0) yield return $"writes {Printable.Line(string.Join(", ", targets))}";
        var readings = step.Context.InputFiles.Concat(step.Type.WritesFiles() ? [] : step.Context.Files).Distinct(StringComparer.Ordinal).ToList();
        if (readings.Count > 0) yield return $"reads {Printable.Line(string.Join(", ", readings))}";
    }
}
