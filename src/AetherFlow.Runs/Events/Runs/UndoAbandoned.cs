namespace AetherFlow.Runs.Events;

/// <summary>The undo that was announced changed nothing, for example because of a conflict.</summary>
/// <param name="By">The run that announced it.</param>
public sealed record UndoAbandoned(string By);
