namespace AetherFlow.Runs.Events;

/// <summary>The undo of this run was itself undone: its changes stand again.</summary>
/// <param name="By">The run that brought them back.</param>
/// <param name="Undo">The undo that no longer counts.</param>
public sealed record RunRestored(string By, string Undo);
