namespace AetherFlow.Plans.Graph;

/// <summary>Finds groups of steps that all reach each other (Tarjan 1972), without recursion: chains may be as long as the plan.</summary>
internal sealed class Components(int[][] next)
{
    private readonly int[] _found = new int[next.Length];
    private readonly int[] _low = new int[next.Length];
    private readonly bool[] _waiting = new bool[next.Length];
    private readonly bool[] _within = new bool[next.Length];
    private readonly Stack<(int Step, int Edge)> _path = new();
    private readonly Stack<int> _pending = new();
    private int _counter;

    /// <summary>The groups of more than one step among these steps.</summary>
    public List<List<int>> Among(IReadOnlyCollection<int> steps)
    {
        foreach (var step in steps) (_within[step], _found[step]) = (true, 0);
        _counter = 0;
        var groups = new List<List<int>>();
        foreach (var step in steps)
            if (_found[step] == 0) Walk(step, groups);
        foreach (var step in steps) _within[step] = false;
        return groups;
    }

    private void Walk(int root, List<List<int>> groups)
    {
        Enter(root);
        while (_path.TryPop(out var at))
        {
            if (at.Edge == next[at.Step].Length)
            {
                Leave(at.Step, groups);
                continue;
            }

            _path.Push((at.Step, at.Edge + 1));
            var to = next[at.Step][at.Edge];
            if (!_within[to]) continue;
            if (_found[to] == 0) Enter(to);
            else if (_waiting[to]) _low[at.Step] = Math.Min(_low[at.Step], _found[to]);
        }
    }

    private void Enter(int step)
    {
        _found[step] = _low[step] = ++_counter;
        _waiting[step] = true;
        _pending.Push(step);
        _path.Push((step, 0));
    }

    private void Leave(int step, List<List<int>> groups)
    {
        if (_path.TryPeek(out var above)) _low[above.Step] = Math.Min(_low[above.Step], _low[step]);
        if (_low[step] != _found[step]) return;
        var group = new List<int>();
        int member;
        do
        {
            member = _pending.Pop();
            _waiting[member] = false;
            group.Add(member);
        }
        while (member != step);
        if (group.Count > 1) groups.Add(group);
    }
}
