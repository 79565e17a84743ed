namespace AetherFlow.Runs.Journal;

/// <summary>The journal cannot be written or read; the run stops, for nothing may happen that is not recorded.</summary>
public sealed class JournalException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The disk is full, or the folder of runs may not be written.</summary>
    /// <param name="what">Such as <c>The journal</c>.</param>
    internal static JournalException Unwritable(string what, Exception cause) =>
        new($"{what} could not be written: {cause.Message.TrimEnd('.')}. The run stops here; free the disk, or set AETHERFLOW_HOME to a folder of yours, then resume it.", cause);

    /// <summary>Whether the system refused to read or write.</summary>
    internal static bool IsRefusal(Exception exception) => exception is IOException or UnauthorizedAccessException;
}
