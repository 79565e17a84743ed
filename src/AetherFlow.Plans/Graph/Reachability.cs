namespace AetherFlow.Plans.Graph;

/// <summary>
/// Answers whether one step leads to another with three numbers per step instead of a table of all pairs: one depth-first walk
/// numbers the steps so that most answers follow from two comparisons (the intervals of GRAIL, Yildirim et al. 2010), and a
/// search that the same numbers prune gives the rest.
/// </summary>
internal sealed class Reachability
{
    private readonly StepLinks _links;
    private readonly int[] _rank;
    private readonly int[] _lowest;
    private readonly int[] _treeLowest;

    public Reachability(StepLinks links)
    {
        _links = links;
        _rank = new int[links.Count];
        _lowest = new int[links.Count];
        _treeLowest = new int[links.Count];
        Number();
    }

    public bool Leads(int from, int to)
    {
        if (from == to || !MayLead(from, to)) return false;
        if (IsBelow(from, to)) return true;
        var seen = new HashSet<int>();
        var open = new Stack<int>([from]);
        while (open.TryPop(out var step))
        {
            foreach (var next in _links.After(step))
            {
                if (IsBelow(next, to)) return true;
                if (MayLead(next, to) && seen.Add(next)) open.Push(next);
            }
        }

        return false;
    }

    /// <summary>Certain: <paramref name="to"/> was found from <paramref name="from"/> in the walk.</summary>
    private bool IsBelow(int from, int to) => _treeLowest[from] <= _rank[to] && _rank[to] <= _rank[from];

    private bool MayLead(int from, int to) => _lowest[from] <= _lowest[to] && _rank[to] <= _rank[from];

    private void Number()
    {
        var next = 0;
        var seen = new bool[_links.Count];
        var path = new Stack<(int Step, int Edge)>();
        for (var root = 0; root < _links.Count; root++)
        {
            if (_links.Before(root).Count == 0) Enter(root);
            while (path.TryPop(out var at))
            {
                var after = _links.After(at.Step);
                if (at.Edge < after.Count)
                {
                    path.Push((at.Step, at.Edge + 1));
                    if (!seen[after[at.Edge]]) Enter(after[at.Edge]);
                    continue;
                }

                _rank[at.Step] = next++;
                _lowest[at.Step] = after.Select(step => _lowest[step]).Append(_rank[at.Step]).Min();
            }
        }

        void Enter(int step)
        {
            seen[step] = true;
            _treeLowest[step] = next;
            path.Push((step, 0));
        }
    }
}
