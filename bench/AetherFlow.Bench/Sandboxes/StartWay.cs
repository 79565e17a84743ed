namespace AetherFlow.Bench.Sandboxes;

/// <summary>One way to run <c>/bin/true</c> to its end.</summary>
internal sealed record StartWay(string Name, Func<Task> RunAsync);
