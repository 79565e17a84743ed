namespace AetherFlow.Plans;

/// <summary>
/// Says which step may start next while a plan runs. An implicit edge only orders: when its first step fails, the second runs
/// all the same. Not thread-safe: one owner hands out the steps.
/// </summary>
public sealed class PlanSchedule
{
    private readonly PlanGraph _graph;
    private readonly int[] _waitsFor;
    private readonly StepState[] _states;
    private readonly PriorityQueue<int, (long, int)> _ready = new();

    public PlanSchedule(PlanGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        _graph = graph;
        Open = graph.Order.Length;
        _states = new StepState[Open];
        _waitsFor = new int[Open];
        for (var step = 0; step < Open; step++)
        {
            _waitsFor[step] = graph.Predecessors(step).Count;
            if (_waitsFor[step] == 0) Enqueue(step);
        }
    }

    private enum StepState
    {
        Waiting,
        Taken,
        Skipped,
        Ended,
    }

    /// <summary>Steps that are neither completed nor failed nor skipped.</summary>
    public int Open { get; private set; }

    /// <summary>Steps that were taken and have not ended.</summary>
    public int Running { get; private set; }

    /// <summary>Takes the ready step with the longest remaining path; of equals the first in the plan.</summary>
    public bool TryTakeReady(out int step)
    {
        // A step can only be skipped before it is ready: it waits for the one that failed.
        if (!_ready.TryDequeue(out step, out _)) return false;
        _states[step] = StepState.Taken;
        Running++;
        return true;
    }

    /// <exception cref="InvalidOperationException">The step was not taken or has ended.</exception>
    public void Complete(int step)
    {
        End(step);
        Release(step);
    }

    /// <summary>Ends the step and everything that depends on it, directly or not; returns these dependants in plan order.</summary>
    /// <exception cref="InvalidOperationException">The step was not taken or has ended.</exception>
    public IReadOnlyList<int> Fail(int step)
    {
        End(step);
        var skipped = Skip(step);
        Release(step);
        return skipped;
    }

    private List<int> Skip(int failed)
    {
        var skipped = new List<int>();
        var open = new Stack<int>([failed]);
        while (open.TryPop(out var step))
        {
            foreach (var next in _graph.Dependants(step))
            {
                if (_states[next] == StepState.Skipped) continue;
                _states[next] = StepState.Skipped;
                Open--;
                skipped.Add(next);
                open.Push(next);
            }
        }

        skipped.Sort();
        return skipped;
    }

    private void End(int step)
    {
        if (_states[step] != StepState.Taken) throw new InvalidOperationException($"step {_graph.Plan.Steps[step].Id} is not running");
        _states[step] = StepState.Ended;
        Running--;
        Open--;
    }

    private void Release(int ended)
    {
        var open = new Stack<int>([ended]);
        while (open.TryPop(out var step))
        {
            foreach (var next in _graph.Successors(step))
            {
                if (--_waitsFor[next] > 0) continue;
                if (_states[next] == StepState.Waiting) Enqueue(next);

                // A skipped step still keeps those behind it from overtaking those before it.
                else open.Push(next);
            }
        }
    }

    private void Enqueue(int step) => _ready.Enqueue(step, (-_graph.RemainingPath(step), step));
}
