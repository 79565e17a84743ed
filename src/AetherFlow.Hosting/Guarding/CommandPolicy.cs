using AetherFlow.Runs;
using AetherFlow.Sandbox;

namespace AetherFlow.Hosting;

/// <summary>The policy that holds for commands in a workspace: the product's rules, the user's, the project's.</summary>
public sealed record CommandPolicy
{
    private const long MostBytes = 1024 * 1024;

    /// <summary>Where <see cref="Problems"/> has something, only the product's rules.</summary>
    public required Policy Policy { get; init; }

    public required ProjectConfiguration Project { get; init; }

    /// <summary>What is wrong in the files: exit code 2.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>What stands in the project's file and does not hold; to be told.</summary>
    public IReadOnlyList<Problem> Ignored => Project.Ignored;

    /// <summary>The user's own file: <c>~/.config/aetherflow/policy.json</c>.</summary>
    public static string UserPath(HostEnvironment environment) => Path.Combine(environment.ConfigFolder, "policy.json");

    /// <param name="workspace">Absolute, or relative to the current folder.</param>
    public static async Task<CommandPolicy> ReadAsync(HostEnvironment environment, string workspace, CancellationToken cancellation)
    {
        var project = await ProjectConfiguration.ReadAsync(environment, workspace, cancellation);
        var (user, problems) = ReadUser(UserPath(environment));
        Problem[] all = [.. problems, .. project.Problems];
        return new CommandPolicy
        {
            Policy = all.Length > 0 ? Policy.Default : Policy.Of(user, project.Rules),
            Project = project,
            Problems = all,
        };
    }

    private static (PolicyFile? File, IReadOnlyList<Problem> Problems) ReadUser(string path)
    {
        try
        {
            if (Directory.Exists(path)) return (null, [Unreadable(path, "it is a folder")]);
            if (!File.Exists(path)) return (null, []);
            if (new FileInfo(path).Length is > MostBytes and var length) return (null, [Unreadable(path, $"it has {length:N0} bytes")]);
            var reading = PolicyFile.Read(File.ReadAllText(path), "user");
            return (reading.File, [.. reading.Problems.Select(problem => new Problem(problem.Code, $"{path}: {problem.Message}", problem.Hint))]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, [Unreadable(path, e.Message)]);
        }
    }

    private static Problem Unreadable(string path, string why) => new("policy.unreadable", $"{path} cannot be read: {why}.", "Correct it or remove it.");
}
