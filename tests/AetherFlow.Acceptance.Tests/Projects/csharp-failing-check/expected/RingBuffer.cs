namespace Queueing;

/// <summary>The last values of a stream, in the order in which they came.</summary>
public sealed class RingBuffer(int capacity)
{
    private readonly int[] _values = new int[capacity];
    private int _next;
    private int _count;

    public void Add(int value)
    {
        _values[_next] = value;
        _next = (_next + 1) % capacity;
        _count = Math.Min(_count + 1, capacity);
    }

    public int[] ToArray()
    {
        var first = (_next - _count + capacity) % capacity;
        return [.. Enumerable.Range(0, _count).Select(i => _values[(first + i) % capacity])];
    }
}
