namespace Queueing;

/// <summary>Runs without a test framework: the first thing that does not hold ends it.</summary>
public static class SelfCheck
{
    public static void Run()
    {
        var buffer = new RingBuffer(3);
        buffer.Add(1);
        buffer.Add(2);
        Expect(buffer, [1, 2]);
        buffer.Add(3);
        buffer.Add(4);
        Expect(buffer, [2, 3, 4]);
        Console.WriteLine("all checks hold");
    }

    private static void Expect(RingBuffer buffer, int[] wanted)
    {
        var have = buffer.ToArray();
        if (!have.SequenceEqual(wanted))
            throw new InvalidOperationException($"wanted {string.Join(' ', wanted)}, have {string.Join(' ', have)}");
    }
}
