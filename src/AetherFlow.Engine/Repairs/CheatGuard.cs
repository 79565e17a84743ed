using AetherFlow.Engine.Steps;
using AetherFlow.Engine.Verification;
using AetherFlow.Runs;
using AetherFlow.Workspaces;

namespace AetherFlow.Engine.Repairs;

/// <summary>Refuses edits that make a check pass without making the work right: a check proves nothing that may be weakened at will.</summary>
internal static class CheatGuard
{
    public const string Code = "edit.cheat";

    /// <summary>
    /// What the model is told, null where nothing speaks against the changes; and what only a person can judge, each with
    /// its own code, empty where no person looks: then it is refused like the rest.
    /// </summary>
    /// <param name="isReviewed">A person will look at the changes before they are written.</param>
    public static async Task<(Problem? Refused, IReadOnlyList<Problem> Suspicions)> LookAsync(
        IReadOnlyList<ResolvedChange> changes, bool isReviewed, BlobStore blobs, CancellationToken cancellation)
    {
        var files = new List<EditedFile>();
        foreach (var change in changes)
            files.Add(new EditedFile(change.Path.Value, await TextAsync(change.Before, blobs, cancellation), await TextAsync(change.After, blobs, cancellation)));
        var found = CheatRule.Find(files).ToLookup(finding => isReviewed && finding.IsSuspicion);
        var cheats = found[false].Select(cheat => new Problem(Code, Told(cheat), cheat.Hint)).ToList();
        return (
            cheats.Count == 0 ? null : Problems.Together(cheats),
            [.. found[true].Select(suspicion => new Problem(suspicion.Code, Told(suspicion), suspicion.Hint))]);
    }

    private static string Told(CheatFinding finding) => $"{finding.Path}:{finding.Line}: {finding.Message}";

    private static async Task<string?> TextAsync(string? hash, BlobStore blobs, CancellationToken cancellation) =>
        hash is null ? null : TextFile.Decode(await blobs.GetAsync(hash, cancellation)).Text ?? "";
}
