using AetherFlow.Engine.Steps;
using AetherFlow.Engine.Verification;
using AetherFlow.Runs;
using AetherFlow.Workspaces;

namespace AetherFlow.Engine.Repairs;

/// <summary>Refuses edits that make a check pass without making the work right: a check proves nothing that may be weakened at will.</summary>
internal static class CheatGuard
{
    public const string Code = "edit.cheat";

    /// <summary>What the model is told; null where nothing speaks against the changes.</summary>
    /// <param name="isReviewed">A person will look at them: what only a person can judge is left to that person.</param>
    public static async Task<Problem?> WhyNotAsync(IReadOnlyList<ResolvedChange> changes, bool isReviewed, BlobStore blobs, CancellationToken cancellation)
    {
        var files = new List<EditedFile>();
        foreach (var change in changes)
            files.Add(new EditedFile(change.Path.Value, await TextAsync(change.Before, blobs, cancellation), await TextAsync(change.After, blobs, cancellation)));
        var cheats = CheatRule.Find(files).Where(finding => !finding.IsSuspicion || !isReviewed).ToList();
        return cheats.Count == 0
            ? null
            : Problems.Together([.. cheats.Select(cheat => new Problem(Code, $"{cheat.Path}:{cheat.Line}: {cheat.Message}", cheat.Hint))]);
    }

    private static async Task<string?> TextAsync(string? hash, BlobStore blobs, CancellationToken cancellation) =>
        hash is null ? null : TextFile.Decode(await blobs.GetAsync(hash, cancellation)).Text ?? "";
}
