using AetherFlow.Runs;
using AetherFlow.Workspaces;

namespace AetherFlow.Hosting;

/// <summary>The rules of a run as they were read: what the user names, else the workspace's own, else nothing.</summary>
/// <param name="Text">Null: the built-in ones apply.</param>
/// <param name="Path">Where they stand, for people.</param>
internal sealed record GuidelinesFile(string? Text, string? Path)
{
    private const string Name = "GUIDELINES.md";

    /// <summary>A file that the user names must be there; one of the workspace need not be.</summary>
    /// <param name="wanted">As the user named it; null for none.</param>
    /// <param name="currentDirectory">What it is relative to.</param>
    public static async Task<(GuidelinesFile? File, Problem? Problem)> ReadAsync(
        string? wanted, string currentDirectory, Workspace workspace, CancellationToken cancellation)
    {
        if (wanted is not null) return FromUser(System.IO.Path.GetFullPath(wanted, currentDirectory));
        var guarded = workspace.Guard(Name, PathUse.Read);
        if (!guarded.IsAllowed) return (null, guarded.Problem.ToProblem());
        var read = await workspace.ReadAsync(guarded.Path, cancellation);
        if (read.Problem is { } unreadable) return (null, unreadable.ToProblem());
        return read.Content is { } content
            ? Decoded(content.Bytes.Span, System.IO.Path.Combine(workspace.Root, Name))
            : (new GuidelinesFile(null, null), null);
    }

    private static (GuidelinesFile? File, Problem? Problem) FromUser(string path)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > WorkspaceLimits.FileBytes } large)
                return (null, new Problem("guidelines.too_long", $"{path} has {large.Length:N0} bytes.", "Name a file with the rules alone."));
            return Decoded(File.ReadAllBytes(path), path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, new Problem("guidelines.unreadable", $"The guidelines {path} cannot be read: {e.Message}", "Check the path; it is relative to the current directory."));
        }
    }

    private static (GuidelinesFile? File, Problem? Problem) Decoded(ReadOnlySpan<byte> bytes, string path) =>
        TextFile.Decode(bytes) is { IsText: true, Text: var text }
            ? (new GuidelinesFile(text, path), null)
            : (null, new Problem("guidelines.not_text", $"The guidelines {path} are no text.", "Save the file as UTF-8."));
}
