using AetherFlow.Acceptance.Tests.Support;

namespace AetherFlow.Acceptance.Tests.Running;

/// <summary>The sample run without any disturbance: what the others are compared with.</summary>
public sealed class Uninterrupted : IAsyncLifetime
{
    /// <summary>The workspace before the run.</summary>
    public IReadOnlyDictionary<string, string> Before { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The workspace after it.</summary>
    public IReadOnlyDictionary<string, string> After { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The money that the server's reports come to.</summary>
    public decimal Settled { get; private set; }

    /// <summary>Lines on standard output, run.finished included.</summary>
    public int Lines { get; private set; }

    public async ValueTask InitializeAsync()
    {
        await using var simulator = await Sample.ServeAsync();
        using var user = new User(simulator).WithSample();
        Before = Trees.Of(user.Workspace);
        var ended = (await user.RunPlanAsync()).WithCode(0);
        After = Trees.Of(user.Workspace);
        Settled = ended.Finish().Settled;
        Lines = ended.Lines.Count;
        Assert.True(Settled > 0);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
