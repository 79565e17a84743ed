using AetherFlow.Runs;
using dotenv.net;

namespace AetherFlow.Hosting;

/// <summary>
/// Settings by name, and where each came from: the process environment wins over a file the user names, which wins
/// over the user's own <c>.env</c>. A workspace's <c>.env</c> is never read unless it is named: a cloned repository
/// must not redirect a user's keys.
/// </summary>
public sealed class Variables
{
    private readonly Dictionary<string, (string Value, string Source)> _values = new(StringComparer.Ordinal);

    /// <summary>What the source of a variable of the process environment is called.</summary>
    public const string ProcessEnvironment = "environment";

    public IReadOnlyDictionary<string, (string Value, string Source)> All => _values;

    public string? this[string name] => _values.TryGetValue(name, out var found) && found.Value.Length > 0 ? found.Value : null;

    /// <summary>The user's own file: <c>~/.config/aetherflow/.env</c>.</summary>
    public static string UserFile(HostEnvironment environment) => Path.Combine(environment.ConfigFolder, ".env");

    public static (Variables Variables, Problem? Problem) Read(HostEnvironment environment, string? namedFile)
    {
        var variables = new Variables();
        var problem = variables.AddFile(UserFile(environment), mustExist: false);
        if (problem is null && namedFile is not null)
            problem = variables.AddFile(Path.GetFullPath(namedFile, environment.CurrentDirectory), mustExist: true);
        foreach (var (name, value) in environment.Variables)
            variables._values[name] = (value, ProcessEnvironment);
        return (variables, problem);
    }

    private Problem? AddFile(string path, bool mustExist)
    {
        if (!File.Exists(path))
        {
            return mustExist
                ? new Problem("settings.not_found", $"There is no file {path}.", "Check --env-file.")
                : null;
        }

        try
        {
            foreach (var (name, value) in DotEnv.Fluent().WithEnvFiles(path).WithoutTrimValues().Read())
                _values[name] = (value.Trim(), path);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new Problem("settings.unreadable", $"{path} cannot be read: {e.Message}", "A line is NAME=value.");
        }
    }
}
