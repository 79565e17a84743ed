namespace AetherFlow.Runs.Events;

/// <summary>A place in a file of the workspace that an output names.</summary>
/// <param name="Path">Relative to the workspace, with forward slashes.</param>
/// <param name="Line">From 1; null where only the file is named.</param>
/// <param name="Message">What is said of it, on one line.</param>
/// <param name="Severity"><c>error</c>, <c>warning</c> or <c>note</c>.</param>
public sealed record FailurePlace(string Path, int? Line, string Message, string Severity);
