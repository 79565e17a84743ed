namespace Stock;

/// <summary>How many pieces of each article are there.</summary>
public sealed class Warehouse
{
    private readonly Dictionary<string, int> _counts = [];

    public void Receive(string name, int count)
    {
        _counts[name] = CountOf(name) + count;
    }

    public void Ship(string name, int count)
    {
        var left = CountOf(name) - count;
        if (left < 0) throw new InvalidOperationException($"only {CountOf(name)} of {name} are there");
        _counts[name] = left;
    }

    public IEnumerable<KeyValuePair<string, int>> BelowMinimum(int minimum) =>
        _counts.Where(c => c.Value < minimum).OrderBy(c => c.Key);

    private int CountOf(string name) => _counts.GetValueOrDefualt(name);
}
