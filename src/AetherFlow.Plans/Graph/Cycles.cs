namespace AetherFlow.Plans.Graph;

/// <summary>
/// Names the elementary cycles of a graph without self loops (Johnson 1975), each once and beginning with its first step.
/// There may be exponentially many: of each group of steps that reach each other only so many are named.
/// </summary>
internal sealed class Cycles(int[][] next)
{
    private readonly Components _components = new(next);
    private readonly HashSet<int> _blocked = [];
    private readonly Dictionary<int, HashSet<int>> _freedBy = [];

    public IEnumerable<List<int>> Find(int limit)
    {
        var all = Enumerable.Range(0, next.Length).ToArray();
        foreach (var group in _components.Among(all).OrderBy(group => group.Min()))
        {
            var parts = new Stack<List<int>>([group]);
            var left = limit;
            while (left > 0 && parts.TryPop(out var part))
            {
                var start = part.Min();
                foreach (var cycle in Through(start, [.. part]).Take(left))
                {
                    left--;
                    yield return cycle;
                }

                part.Remove(start);
                foreach (var rest in _components.Among(part)) parts.Push(rest);
            }
        }
    }

    private IEnumerable<List<int>> Through(int start, HashSet<int> part)
    {
        var path = new List<int> { start };
        var edges = new Stack<int>([0]);
        var closing = new HashSet<int>();
        _blocked.Clear();
        _freedBy.Clear();
        _blocked.Add(start);
        while (path.Count > 0)
        {
            var step = path[^1];
            var edge = edges.Pop();
            if (edge < next[step].Length)
            {
                edges.Push(edge + 1);
                var to = next[step][edge];
                if (to == start)
                {
                    closing.UnionWith(path);
                    yield return [.. path];
                }
                else if (part.Contains(to) && _blocked.Add(to))
                {
                    path.Add(to);
                    edges.Push(0);
                    closing.Remove(to);
                }

                continue;
            }

            if (closing.Contains(step)) Free(step);
            else foreach (var to in next[step].Where(part.Contains)) Waiters(to).Add(step);
            path.RemoveAt(path.Count - 1);
        }
    }

    private HashSet<int> Waiters(int step) => _freedBy.TryGetValue(step, out var waiters) ? waiters : _freedBy[step] = [];

    private void Free(int step)
    {
        var freed = new Stack<int>([step]);
        while (freed.TryPop(out var one))
        {
            if (!_blocked.Remove(one)) continue;
            if (!_freedBy.Remove(one, out var waiters)) continue;
            foreach (var waiter in waiters) freed.Push(waiter);
        }
    }
}
