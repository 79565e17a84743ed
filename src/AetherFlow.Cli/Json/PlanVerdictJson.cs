using AetherFlow.Runs;

namespace AetherFlow.Cli.Json;

/// <summary>One file of <c>plan validate --json</c>.</summary>
/// <param name="Id">The file as it was named.</param>
/// <param name="Valid">Whether it can be run.</param>
/// <param name="TaskId">Null where it is not valid.</param>
/// <param name="Steps">Null where it is not valid.</param>
/// <param name="Problem">Why the file could not be read at all.</param>
/// <param name="Problems">Errors and warnings in file order.</param>
internal sealed record PlanVerdictJson(string Id, bool Valid, string? TaskId, int? Steps, Problem? Problem, IReadOnlyList<PlanProblemJson> Problems);
