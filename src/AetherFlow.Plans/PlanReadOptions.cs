namespace AetherFlow.Plans;

/// <summary>How strictly a plan is read.</summary>
public sealed record PlanReadOptions
{
    /// <summary>Takes the oddities of real plans as warnings. Default false.</summary>
    public bool Lenient { get; init; }

    /// <summary>
    /// Whether a file of the workspace exists; asked only when lenient, with relative paths that stay inside.
    /// Without it no file is taken to exist.
    /// </summary>
    public Func<string, bool>? FileExists { get; init; }
}
