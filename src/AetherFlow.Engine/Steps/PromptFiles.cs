using AetherFlow.Engine.Prompts;
using AetherFlow.Runs;
using AetherFlow.Runs.Events;
using AetherFlow.Workspaces;

namespace AetherFlow.Engine.Steps;

/// <summary>Turns a snapshot into the files of a prompt.</summary>
internal static class PromptFiles
{
    public static async Task<IReadOnlyList<PromptFile>> ReadAsync(
        SnapshotTaken snapshot, SnapshotRole role, BlobStore blobs, CancellationToken cancellation)
    {
        var files = new List<PromptFile>();
        foreach (var file in snapshot.Files.Where(f => f.Role == role))
        {
            if (file.Problem is { } problem) files.Add(new PromptFile(file.Path, null, problem.Message));
            else if (file.Hash is null && role == SnapshotRole.Input) files.Add(new PromptFile(file.Path, null, "there is no such file"));
            else if (file.Hash is not null) files.Add(Decoded(file.Path, await blobs.GetAsync(file.Hash, cancellation)));
        }

        return files;
    }

    /// <summary>Files as a step left them.</summary>
    public static async Task<IReadOnlyList<PromptFile>> ReadAsync(IReadOnlyList<FileChange> left, BlobStore blobs, CancellationToken cancellation)
    {
        var files = new List<PromptFile>();
        foreach (var file in left)
            files.Add(file.After is { } hash ? Decoded(file.Path, await blobs.GetAsync(hash, cancellation)) : new PromptFile(file.Path, null, "removed"));
        return files;
    }

    private static PromptFile Decoded(string path, byte[] bytes)
    {
        var decoded = TextFile.Decode(bytes);
        return decoded.IsText ? new PromptFile(path, decoded.Text) : new PromptFile(path, null, decoded.Problem.Message);
    }
}
