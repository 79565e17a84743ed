using AetherFlow.Models.Calling;
using AetherFlow.Models.Catalogues;
using AetherFlow.Models.Settings;
using AetherFlow.Runs;
using dotenv.net;

namespace AetherFlow.Hosting;

/// <summary>
/// Settings by name, and where each came from: the process environment wins over a file the user names, which wins
/// over the user's own <c>.env</c>. A workspace's <c>.env</c> is never read unless it is named: a cloned repository
/// must not redirect a user's keys.
/// </summary>
internal static class SettingsSources
{
    private const string ProcessEnvironment = "environment";

    /// <summary>The user's own file: <c>~/.config/aetherflow/.env</c>.</summary>
    public static string UserFile(HostEnvironment environment) => Path.Combine(environment.ConfigFolder, ".env");

    /// <summary>How models are called, local servers that answer included; null with everything that is wrong.</summary>
    public static async Task<(ModelSettings? Settings, IReadOnlyList<Problem> Problems)> ResolveAsync(
        HostEnvironment environment, string? namedFile, CancellationToken cancellation)
    {
        var (settings, problems) = Resolve(environment, namedFile);
        return settings is null ? (null, problems) : (await LocalServers.AddAsync(settings, environment.Time, cancellation), problems);
    }

    /// <summary>The same without asking whether local servers are there: for those who need no model, but its keys.</summary>
    public static (ModelSettings? Settings, IReadOnlyList<Problem> Problems) Resolve(HostEnvironment environment, string? namedFile)
    {
        var (variables, problem) = Read(environment, namedFile);
        if (problem is not null) return (null, [problem]);
        var reading = ModelSettingsReader.Read(Catalogue.BuiltIn, variables);
        return (reading.Settings, reading.Problems);
    }

    public static (IReadOnlyDictionary<string, Setting> Variables, Problem? Problem) Read(HostEnvironment environment, string? namedFile)
    {
        var settings = new Dictionary<string, Setting>(StringComparer.Ordinal);
        var problem = File.Exists(UserFile(environment)) ? AddFile(UserFile(environment), settings) : null;
        if (problem is null && namedFile is not null)
            problem = AddFile(Path.GetFullPath(namedFile, environment.CurrentDirectory), settings);
        foreach (var (name, value) in environment.Variables)
            settings[name] = new Setting(value, ProcessEnvironment);
        return (settings, problem);
    }

    private static Problem? AddFile(string path, Dictionary<string, Setting> settings)
    {
        try
        {
            foreach (var (name, value) in DotEnv.Fluent().WithEnvFiles(path).WithExceptions().Read())
                settings[name] = new Setting(value, path);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new Problem("settings.unreadable", $"{path} cannot be read: {e.Message}", "Check the path; a line of the file is NAME=value.");
        }
    }
}
