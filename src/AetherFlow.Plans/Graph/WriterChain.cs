namespace AetherFlow.Plans.Graph;

/// <summary>The steps that declare to write one file, in the order in which they do.</summary>
internal sealed class WriterChain
{
    private readonly List<int> _steps = [];
    private readonly HashSet<int> _set = [];

    public IReadOnlyList<int> Steps => _steps;

    public bool Contains(int step) => _set.Contains(step);

    public void Insert(int at, int step)
    {
        _steps.Insert(at, step);
        _set.Add(step);
    }
}
