using AetherFlow.Engine.Verification;

namespace AetherFlow.Acceptance.Tests.Projects;

/// <summary>A project's files, and how they fail; null where they do not.</summary>
internal sealed record ProjectState(SourceTree Tree, OutputReading? Failure)
{
    public bool Passes => Failure is null;

    /// <summary>The places that are named, as <c>path:line</c>, what caused the failure first.</summary>
    public IReadOnlyList<string> Places => [.. (Failure?.Locations ?? []).Select(l => $"{l.Path}:{l.Line}").Distinct(StringComparer.Ordinal)];
}
