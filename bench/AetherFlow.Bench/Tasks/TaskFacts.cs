namespace AetherFlow.Bench.Tasks;

/// <summary>What task.json says of a benchmark task.</summary>
internal sealed record TaskFacts
{
    private static readonly Dictionary<string, int> Nothing = [];

    /// <summary>Name of the plan's file.</summary>
    public required string Plan { get; init; }

    /// <summary>Python modules that its tests and checks import.</summary>
    public IReadOnlyList<string> Needs { get => field ?? []; init; }

    /// <summary>By workflow, where it is not 0: the replies are written to be found wanting.</summary>
    public IReadOnlyDictionary<string, int> ExitCodes { get => field ?? Nothing; init; }

    /// <summary>Tests that fail, by workflow, because what the verdict complains of is true.</summary>
    public IReadOnlyDictionary<string, int> FailedTests { get => field ?? Nothing; init; }

    /// <summary>Requests that are answered with a reply that has to be asked for again, by workflow.</summary>
    public IReadOnlyDictionary<string, int> Repairs { get => field ?? Nothing; init; }
}
