namespace AetherFlow.Plans.Graph;

/// <summary>The edges between steps, in both directions; edges are only ever added.</summary>
internal sealed class StepLinks
{
    private readonly List<int>[] _before;
    private readonly List<int>[] _after;

    public StepLinks(int count)
    {
        _before = NewLists(count);
        _after = NewLists(count);
    }

    /// <exception cref="ArgumentException">A step names one that the plan does not have.</exception>
    public static StepLinks Declared(Plan plan)
    {
        var links = new StepLinks(plan.Steps.Length);
        foreach (var step in plan.Steps)
        {
            foreach (var id in step.Dependencies)
            {
                if (!plan.TryFind(id, out var needed)) throw new ArgumentException($"{step.Id} depends on {id}, which does not exist", nameof(plan));
                links.Add(needed.Index, step.Index);
            }
        }

        return links;
    }

    public int Count => _before.Length;

    public List<int> Before(int step) => _before[step];

    public List<int> After(int step) => _after[step];

    public void Add(int from, int to)
    {
        _after[from].Add(to);
        _before[to].Add(from);
    }

    public StepLinks Copy()
    {
        var copy = new StepLinks(Count);
        for (var i = 0; i < Count; i++)
        {
            copy._before[i].AddRange(_before[i]);
            copy._after[i].AddRange(_after[i]);
        }

        return copy;
    }

    /// <summary>Each step after those it needs, otherwise in plan order.</summary>
    /// <exception cref="InvalidOperationException">The steps wait for each other.</exception>
    public int[] TopologicalOrder()
    {
        var waiting = Array.ConvertAll(_before, before => before.Count);
        var ready = new PriorityQueue<int, int>();
        for (var i = 0; i < Count; i++)
            if (waiting[i] == 0) ready.Enqueue(i, i);

        var order = new List<int>(Count);
        while (ready.TryDequeue(out var step, out _))
        {
            order.Add(step);
            foreach (var next in _after[step])
                if (--waiting[next] == 0) ready.Enqueue(next, next);
        }

        return order.Count == Count ? [.. order] : throw new InvalidOperationException("the steps of the plan wait for each other");
    }

    private static List<int>[] NewLists(int count)
    {
        var lists = new List<int>[count];
        for (var i = 0; i < count; i++) lists[i] = [];
        return lists;
    }
}
