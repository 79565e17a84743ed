namespace AetherFlow.Plans.Graph;

/// <summary>
/// Puts all writers of a file in one order: plan order, unless the edges already say otherwise. Steps are placed in plan order,
/// each as late among the earlier writers as the edges allow; a topological order that is repaired with each new edge
/// (Pearce and Kelly 2006) keeps the searches to the few steps between two places.
/// </summary>
internal sealed class FileOrder
{
    private readonly StepLinks _links;
    private readonly int[] _place;
    private readonly int[] _seenIn;
    private readonly List<(int From, int To, string File)> _edges = [];
    private int _search;

    public FileOrder(Plan plan, StepLinks links)
    {
        _links = links;
        _place = new int[links.Count];
        _seenIn = new int[links.Count];
        PlaceByNeed();
        foreach (var step in plan.Steps)
        {
            foreach (var file in step.Targets().Select(PlanPath.Normalise).Distinct())
            {
                if (!Chains.TryGetValue(file, out var chain)) Chains[file] = chain = new WriterChain();
                Append(step.Index, file, chain);
            }
        }
    }

    public Dictionary<string, WriterChain> Chains { get; } = [];

    public IReadOnlyList<(int From, int To, string File)> Edges => _edges;

    /// <summary>Plan order, with what a step needs pulled before it.</summary>
    private void PlaceByNeed()
    {
        var next = 0;
        var seen = new bool[_links.Count];
        var path = new Stack<(int Step, int Edge)>();
        for (var root = 0; root < _links.Count; root++)
        {
            if (!seen[root]) path.Push((root, 0));
            seen[root] = true;
            while (path.TryPop(out var at))
            {
                var before = _links.Before(at.Step);
                if (at.Edge == before.Count)
                {
                    _place[at.Step] = next++;
                    continue;
                }

                path.Push((at.Step, at.Edge + 1));
                var needed = before[at.Edge];
                if (!seen[needed]) path.Push((needed, 0));
                seen[needed] = true;
            }
        }
    }

    private void Append(int step, string file, WriterChain chain)
    {
        var at = FirstAfter(step, chain);
        if (at > 0 && !Leads(chain.Steps[at - 1], step)) Link(chain.Steps[at - 1], step, file);
        chain.Insert(at, step);
    }

    /// <summary>Index of the first writer that the edges put after the step.</summary>
    private int FirstAfter(int step, WriterChain chain)
    {
        var steps = chain.Steps;
        if (steps.Count == 0 || _place[steps[^1]] < _place[step]) return steps.Count;

        // Behind a writer come only later writers: the search need not go past one.
        var first = int.MaxValue;
        foreach (var reached in Search(step, _links.After, place => place <= Math.Min(first, _place[steps[^1]]), chain.Contains))
            if (chain.Contains(reached)) first = Math.Min(first, _place[reached]);
        if (first == int.MaxValue) return steps.Count;

        var (low, high) = (0, steps.Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_place[steps[middle]] < first) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private bool Leads(int from, int to) =>
        _place[from] < _place[to]
        && Search(to, _links.Before, place => place >= _place[from], step => step == from).Contains(from);

    private void Link(int from, int to, string file)
    {
        _links.Add(from, to);
        _edges.Add((from, to, file));
        if (_place[from] < _place[to]) return;

        var (low, high) = (_place[to], _place[from]);
        var first = Search(from, _links.Before, place => place >= low, _ => false).Append(from).OrderBy(step => _place[step]);
        var then = Search(to, _links.After, place => place <= high, _ => false).Append(to).OrderBy(step => _place[step]);
        var steps = first.Concat(then).ToArray();
        var places = steps.Select(step => _place[step]).Order().ToArray();
        for (var i = 0; i < steps.Length; i++) _place[steps[i]] = places[i];
    }

    /// <summary>All steps but the first that can be reached over steps with these places.</summary>
    private IEnumerable<int> Search(int start, Func<int, IReadOnlyList<int>> next, Func<int, bool> isNear, Func<int, bool> isEnd)
    {
        var search = ++_search;
        _seenIn[start] = search;
        var open = new Stack<int>([start]);
        while (open.TryPop(out var step))
        {
            foreach (var to in next(step))
            {
                if (_seenIn[to] == search || !isNear(_place[to])) continue;
                _seenIn[to] = search;
                yield return to;
                if (!isEnd(to)) open.Push(to);
            }
        }
    }
}
