namespace AetherFlow.Runs.Journal;

/// <summary>The journal cannot be written or read; the run stops, for nothing may happen that is not recorded.</summary>
public sealed class JournalException(string message, Exception? inner = null) : Exception(message, inner);
