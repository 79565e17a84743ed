using AetherFlow.Models.Calling;
using AetherFlow.Runs;

namespace AetherFlow.Models.Spending;

/// <summary>What the user is told where the days' index fails.</summary>
internal static class SpendProblems
{
    public static bool IsRefusal(Exception exception) => exception is IOException or UnauthorizedAccessException or InvalidDataException;

    public static Problem Locked(string folder) => new(
        ModelAnswer.BudgetUnreadable,
        $"What was spent today cannot be counted: another process does not let go of {Path.Combine(folder, "lock")}.",
        "Look for a stopped aetherflow process (`jobs`, `ps`) and let it go on or end it, then resume the run.");

    public static Problem Unwritable(string path, Exception cause) => new(
        ModelAnswer.BudgetUnreadable,
        $"What was spent on the day cannot be counted in {path}: {cause.Message.TrimEnd('.')}.",
        "Free the disk or correct the rights of the file; `aetherflow spend rebuild` makes a damaged one anew from the journals. Then resume the run.");

    /// <summary>Without a limit of the day nothing depends on the index while the run goes on.</summary>
    public static Problem Missing(Problem cause) => new(
        "spend.unwritable",
        $"Calls of this run are missing in the index of what was spent. {cause.Message}",
        "`aetherflow spend rebuild` adds them from the journals, once the folder can be written.");

    public static Problem Unreadable(string path, Exception cause) => new(
        "spend.unreadable",
        $"The index of what was spent cannot be used ({path}): {cause.Message.TrimEnd('.')}.",
        "Free the disk or correct the rights of the folder; `aetherflow spend rebuild` makes a damaged file anew from the journals.");
}
