using AetherFlow.Runs;

namespace AetherFlow.Models.Spending;

/// <summary>What the user is told where the days' index fails.</summary>
internal static class SpendProblems
{
    public static bool IsRefusal(Exception exception) => exception is IOException or UnauthorizedAccessException or InvalidDataException;

    public static Problem Locked(string folder) => new(
        BudgetProblems.DayUnreadable,
        $"What was spent today cannot be counted: another process does not let go of {Path.Combine(folder, "lock")}.",
        "Look for a stopped aetherflow process (`jobs`, `ps`) and let it go on or end it, then resume the run.");

    public static Problem Unwritable(string path, Exception cause) => new(
        BudgetProblems.DayUnreadable,
        $"What was spent on the day cannot be counted in {path}: {cause.Message.TrimEnd('.')}.",
        "Free the disk or correct the rights of the file; `aetherflow spend rebuild` makes a damaged one anew from the journals. Then resume the run.");
}
