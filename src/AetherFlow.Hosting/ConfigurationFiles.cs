using AetherFlow.Models.Configurations;
using AetherFlow.Runs;
using AetherFlow.Workspaces;

namespace AetherFlow.Hosting;

/// <summary>The files <c>aetherflow.json</c> that hold for a workspace: the user's own, and the workspace's, which can only narrow it.</summary>
/// <param name="User">Null where there is none.</param>
/// <param name="Project">Null where there is none.</param>
/// <param name="Problems">Why one of them could not be read.</param>
internal sealed record ConfigurationFiles(ConfigurationFile? User, ConfigurationFile? Project, IReadOnlyList<Problem> Problems)
{
    public const string Name = "aetherflow.json";

    private const long MostBytes = 1024 * 1024;

    /// <summary>Those that were read.</summary>
    public IReadOnlyList<string> Paths => [.. new[] { User, Project }.OfType<ConfigurationFile>().Select(file => file.Path)];

    /// <summary>The user's own file: <c>~/.config/aetherflow/aetherflow.json</c>.</summary>
    public static string UserPath(HostEnvironment environment) => Path.Combine(environment.ConfigFolder, Name);

    /// <param name="environment">Where the user's file is.</param>
    /// <param name="workspace">Whose file is read; null for none. One that cannot be opened is left to those who work in it.</param>
    public static async Task<ConfigurationFiles> ReadAsync(HostEnvironment environment, string? workspace, CancellationToken cancellation)
    {
        var users = OfUser(environment);
        var (project, problem) = workspace is null ? (null, null) : await OfProjectAsync(workspace, UserPath(environment), cancellation);
        return users with { Project = project, Problems = problem is null ? users.Problems : [.. users.Problems, problem] };
    }

    /// <summary>The user's alone.</summary>
    public static ConfigurationFiles OfUser(HostEnvironment environment)
    {
        var path = UserPath(environment);
        try
        {
            var file = new FileInfo(path);
            if (Directory.Exists(path)) return new ConfigurationFiles(null, null, [Unreadable(path, "it is a folder")]);
            if (!file.Exists) return new ConfigurationFiles(null, null, []);
            return file.Length > MostBytes
                ? new ConfigurationFiles(null, null, [Unreadable(path, $"it has {file.Length:N0} bytes")])
                : new ConfigurationFiles(new ConfigurationFile(path, File.ReadAllBytes(path)), null, []);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new ConfigurationFiles(null, null, [Unreadable(path, e.Message)]);
        }
    }

    /// <summary>The workspace's alone.</summary>
    public static async Task<(ConfigurationFile? File, Problem? Problem)> OfProjectAsync(string folder, string usersPath, CancellationToken cancellation)
    {
        var opening = Workspace.Open(folder, PathUse.Read);
        if (!opening.Succeeded) return (null, null);
        using var workspace = opening.Workspace;
        var path = Path.Combine(workspace.Root, Name);
        if (path == usersPath) return (null, null);
        var guarded = workspace.Guard(Name, PathUse.Read);
        if (!guarded.IsAllowed) return (null, Unreadable(path, guarded.Problem.Message));
        var read = await workspace.ReadAsync(guarded.Path, cancellation);
        if (read.Problem is { } problem) return (null, Unreadable(path, problem.Message));
        return (read.Content is { } content ? new ConfigurationFile(path, content.Bytes) : null, null);
    }

    private static Problem Unreadable(string path, string why) => new("config.unreadable", $"{path} cannot be read: {why}", "Correct it or remove it.");
}
