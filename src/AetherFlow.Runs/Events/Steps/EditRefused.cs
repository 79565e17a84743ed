namespace AetherFlow.Runs.Events;

/// <summary>Lines of a file that an edit probably meant, and was refused.</summary>
/// <param name="Path">Of the file, relative to the workspace.</param>
/// <param name="Code">Why, as in <see cref="Problem.Code"/>.</param>
/// <param name="First">First line, from 1.</param>
/// <param name="Last">Last line.</param>
public sealed record EditRefused(string Path, string Code, int First, int Last);
