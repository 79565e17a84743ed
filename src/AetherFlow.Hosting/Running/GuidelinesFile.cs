using AetherFlow.Engine.Checking;
using AetherFlow.Runs;
using AetherFlow.Workspaces;

namespace AetherFlow.Hosting;

/// <summary>The rules of a run as they were read: what the user names, else the workspace's own, else those of the product.</summary>
/// <param name="Guidelines">What applies.</param>
/// <param name="Path">Where they stand, for people; null for the built-in ones.</param>
internal sealed record GuidelinesFile(Guidelines Guidelines, string? Path)
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
            : (new GuidelinesFile(Guidelines.BuiltIn, null), null);
    }

    private static (GuidelinesFile? File, Problem? Problem) FromUser(string path)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > WorkspaceLimits.FileBytes } large)
                return (null, new Problem("guidelines.too_long", $"The guidelines {path} have {large.Length:N0} bytes.", "Name a file with the rules alone."));
            return Decoded(File.ReadAllBytes(path), path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, new Problem("guidelines.unreadable", $"The guidelines {path} cannot be read: {e.Message}", "Check the path; it is relative to the current directory."));
        }
    }

    private static (GuidelinesFile? File, Problem? Problem) Decoded(ReadOnlySpan<byte> bytes, string path)
    {
        if (TextFile.Decode(bytes) is not { IsText: true, Text: var text })
            return (null, new Problem("guidelines.not_text", $"The guidelines {path} are no text.", "Save the file as UTF-8."));
        var (guidelines, problem) = Guidelines.Read(text, path);
        return guidelines is null ? (null, problem) : (new GuidelinesFile(guidelines, path), null);
    }
}
