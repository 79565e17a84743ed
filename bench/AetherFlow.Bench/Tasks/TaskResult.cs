using AetherFlow.Hosting;

namespace AetherFlow.Bench.Tasks;

/// <summary>What one workflow made of one task, and what the same run cost a second time.</summary>
internal sealed record TaskResult
{
    public required BenchmarkTask Task { get; init; }

    public required string Workflow { get; init; }

    public required RunReport First { get; init; }

    /// <summary>Replies that could not be used and were asked for again.</summary>
    public required int Repairs { get; init; }

    /// <summary>The same plan on a new copy of the workspace, with the reply cache that the first run left.</summary>
    public required RunReport Again { get; init; }

    /// <summary>Requests that reached the model's server during the second run.</summary>
    public required int AskedAgain { get; init; }

    /// <summary>Both runs left the same files with the same bytes.</summary>
    public required bool SameTree { get; init; }

    public required CodeTests Tests { get; init; }
}
